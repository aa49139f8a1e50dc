"""How long a two-page packet takes from the record to the sealed file, beside bare reportlab and beside typst.

In English, Arabic and Burmese; typst sets the same sheet each time. Reportlab cannot shape, so that the floor is of
English alone.
"""

from __future__ import annotations

import io
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import count, product
from random import Random
from string import ascii_lowercase

import typst

from intake_app.conversation.answers import Answer, LanguageChoice, Row, State, Text, Value
from intake_app.conversation.consents import SHAREABLE, Consent, Decision, Given, Recipient
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.conversation.referrals import Referral
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.languages.typefaces import FOLDER
from intake_app.packets.packet import make_packet, preview_sheet
from intake_app.packets.sheet import Advice, Asked, Grid, Heading, Line, Part, Sheet
from intake_app.site import Site
from intake_app.typeset.engine import Canvas

TODAY = date(2026, 11, 24)
CLINIC = Recipient("dir", "clinic", "Harbour Clinic", "Walk-in health", "+44 20 7946 0958", "12 Quay Street")
SITE = Site("Northside Outreach", "Mobile team", office_phone="+44 20 7946 0123", office_hours="Mon-Fri 09:00-17:00")
NEEDS = ("health.urgent", "health.medicine", "mind.counselling", "health.dental")
ROUNDS = 40
WARM_UP = 5
_numbers = count(1)


@dataclass(frozen=True)
class Tongue:
    """A language of the packet: what its new words are made of, words that come back, and typst's fonts for it."""

    tag: str
    parts: Sequence[str] = field(repr=False)
    common: str
    fonts: tuple[str, ...]

    def word(self, random: Random) -> str:
        """A word that was never set before, most likely."""
        return "".join(random.choices(self.parts, k=4 if len(self.parts) > 100 else 8))


_BURMESE = product("ကခဂငစဆဇညတထဒနပဖဗဘမယရလဝသဟအ", ("", "ာ", "ို", "ေ", "က်", "န်", "ိ", "ူး", "ွဲ့", "ျာ"))
TONGUES = (
    Tongue("en", ascii_lowercase, "of what would help", ("Noto Sans",)),
    Tongue("ar", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "في كل يوم معنا", ("Noto Sans Arabic", "Noto Sans")),
    Tongue("my", tuple(map("".join, _BURMESE)), "ကူညီနိုင်သည်", ("Noto Sans Myanmar", "Noto Sans")),
)


def person(turn: int, tongue: Tongue) -> Record:
    """Somebody whose words were never set before."""
    random = Random(turn)
    words = " ".join(f"{tongue.word(random)} {tongue.common}" for _ in range(40))
    name, dialect, custom, gender, friend, ask_for = (tongue.word(random) for _ in range(6))
    values: dict[str, Value] = {
        "spoken_language": LanguageChoice("ar", dialect),
        "call_name": Text(name, tongue.tag),
        "contact_ok": "yes",
        "contact_ways": (Row((("way", "call"), ("value", f"+44 7700 {turn:06}"), ("days", "Mon-Thu"))),),
        "contact_voicemail": "never",
        "contact_say": Text(ask_for, tongue.tag),
        "own_words": Text(words, tongue.tag),
        "faith_diet": Text(custom, tongue.tag),
        "access": ("hearing", "moving"),
        "interp_gender": "woman",
        "gender": Text(gender, tongue.tag),
        "age_band": "25_34",
        "companion": Text(friend, tongue.tag),
    }
    answers = tuple(Answer(name, name, State.ANSWERED, value, tongue.tag) for name, value in values.items())
    consent = Consent("c", CLINIC, NEEDS, Decision.YES, frozenset(SHAREABLE), TODAY, Given.WRITTEN, "en")
    talk = Conversation(
        "t", "r", Kind.MEETING, TODAY, "W", "en",
        answers=answers, orderings=(Ordering("o", tuple((need,) for need in NEEDS)),), consents=(consent,),
        referrals=(Referral("f", "AAAA-2222", CLINIC, NEEDS),),
    )  # fmt: skip
    return Record("r", (talk,))


def ours(turn: int, tongue: Tongue = TONGUES[0]) -> bytes:
    """The whole way: share, compose, draw, seal."""
    return make_packet(person(turn, tongue), "f", language=load_language(tongue.tag), site=SITE, today=TODAY)


def sheet_for(turn: int, tongue: Tongue = TONGUES[0]) -> Sheet:
    """The same content for the others, whose clock starts after it."""
    return preview_sheet(person(turn, tongue), "f", language=load_language(tongue.tag), site=SITE, today=TODAY)


def lines_of(sheet: Sheet) -> list[str]:
    """The packet's text as lines of at most 90 characters."""
    return [line for text in sheet.texts() for line in _wrapped(plain(text), 90)]


def _wrapped(text: str, most: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if len(line) + len(word) >= most:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def bare(lines: list[str]) -> bytes:
    """The same lines by reportlab's drawString with the same font: no shaping, no layout, no tags, no cleaning."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.28, 841.89), pageCompression=1, invariant=1)
    for page in (lines[: len(lines) // 2], lines[len(lines) // 2 :]):
        canvas.setFont("Floor", 10.5)
        for at, line in enumerate(page):
            canvas.drawString(54, 780 - 15 * at, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def register_font() -> None:
    """Give reportlab the font that the packets use."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont("Floor", str(FOLDER / "NotoSans-Regular.ttf")))


def by_typst(compiler: typst.Compiler, sheet: Sheet, tongue: Tongue = TONGUES[0]) -> bytes:
    """The same sheet set by typst: headings, tables, numbered needs, a box of two columns, a footer, tags."""
    preamble = (
        '#set page("a4", margin: 48pt, footer: context [#counter(page).display() #h(1fr) FOOTER])\n'
        '#set text(font: FONTS, lang: "LANGUAGE", size: 10.5pt)\n'
    )
    fonts = ", ".join(map(json.dumps, tongue.fonts))
    for name, value in {"FOOTER": _literal(sheet.footer), "FONTS": f"({fonts},)", "LANGUAGE": tongue.tag}.items():
        preamble = preamble.replace(name, value)
    source = preamble + "\n\n".join(_as_typst(part) for part in sheet.parts)
    made: bytes = compiler.compile(input=source.encode())
    return made


def _as_typst(part: Part) -> str:
    match part:
        case Heading(text):
            return f"= {_literal(text)}"
        case Line():
            return _table([part], 2)
        case Grid(lines):
            return _table(lines, 4)
        case Asked(rank, label):
            return f"#grid(columns: (30pt, 1fr), strong({_string(str(rank or ''))}), strong({_string(label)}))"
        case Advice():
            sides = ("list(" + ", ".join(_string(one) for one in side) + ")" for side in (part.do, part.dont))
            return f"#box(stroke: 1pt, inset: 9pt, grid(columns: (1fr, 1fr), {', '.join(sides)}))"
        case _:
            return "\n".join(f"- {_literal(text)}" for text in part.texts())


def _table(lines: Sequence[Line], columns: int) -> str:
    cells = [f"{_string(line.label)}, {_string(' '.join(words.text for words in line.words))}" for line in lines]
    return f"#table(columns: {columns}, stroke: none, {', '.join(cells)})"


def _string(text: str) -> str:
    return json.dumps(plain(text), ensure_ascii=False)


def _literal(text: str) -> str:
    return f"#{_string(text)}"


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def measure() -> dict[str, object]:
    """Medians over the same number of interleaved rounds, each with words that were never set before."""
    register_font()
    compiler = typst.Compiler(font_paths=[str(FOLDER)], ignore_system_fonts=True)
    taken: dict[str, list[float]] = defaultdict(list)
    for at in range(ROUNDS + WARM_UP):
        for name, value in _round(compiler):
            if at >= WARM_UP:
                taken[name].append(value)
    ms = {name: statistics.median(values) for name, values in taken.items()}
    figures: dict[str, object] = {"bench": "packet", "unit": "ms"}
    figures |= {name: round(value, 2) for name, value in ms.items()}
    figures["ratio"] = round(ms["ours"] / ms["floor"], 2)
    for end in ("", "_ar", "_my"):
        figures[f"ratio_typst{end}"] = round(ms[f"ours{end}"] / ms[f"typst{end}"], 2)
    return figures


def _round(compiler: typst.Compiler) -> Iterator[tuple[str, float]]:
    for tongue in TONGUES:
        turn = next(_numbers)
        end = "" if tongue.tag == "en" else f"_{tongue.tag}"
        sheet, other = sheet_for(turn + 300_000, tongue), sheet_for(turn + 600_000, tongue)
        yield f"ours{end}", timed(partial(ours, turn, tongue))
        yield f"typst{end}", timed(partial(by_typst, compiler, other, tongue))
        if not end:
            yield "floor", timed(partial(bare, lines_of(sheet)))


if __name__ == "__main__":
    print(json.dumps(measure()))
