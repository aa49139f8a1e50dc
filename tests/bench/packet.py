"""How long a two-page packet takes from the record to the sealed file, beside bare reportlab and beside typst."""

from __future__ import annotations

import io
import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import count

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


def person(turn: int) -> Record:
    """Somebody whose words were never set before."""
    words = " ".join(f"word{turn}x{at} of what would help" for at in range(40))
    values: dict[str, Value] = {
        "spoken_language": LanguageChoice("ar", f"dialect {turn}"),
        "call_name": Text(f"Name{turn}", "en"),
        "contact_ok": "yes",
        "contact_ways": (Row((("way", "call"), ("value", f"+44 7700 {turn:06}"), ("days", "Mon-Thu"))),),
        "contact_voicemail": "never",
        "contact_say": Text(f"Nora {turn}", "en"),
        "own_words": Text(words, "en"),
        "faith_diet": Text(f"Custom {turn}", "en"),
        "access": ("hearing", "moving"),
        "interp_gender": "woman",
        "gender": Text(f"Gender {turn}", "en"),
        "age_band": "25_34",
        "companion": Text(f"Friend {turn}", "en"),
    }
    answers = tuple(Answer(name, name, State.ANSWERED, value, "en") for name, value in values.items())
    consent = Consent("c", CLINIC, NEEDS, Decision.YES, frozenset(SHAREABLE), TODAY, Given.WRITTEN, "en")
    talk = Conversation(
        "t", "r", Kind.MEETING, TODAY, "W", "en",
        answers=answers, orderings=(Ordering("o", tuple((need,) for need in NEEDS)),), consents=(consent,),
        referrals=(Referral("f", "AAAA-2222", CLINIC, NEEDS),),
    )  # fmt: skip
    return Record("r", (talk,))


def ours(turn: int) -> bytes:
    """The whole way: share, compose, draw, seal."""
    return make_packet(person(turn), "f", language=load_language("en"), site=SITE, today=TODAY)


def sheet_for(turn: int) -> Sheet:
    """The same content for the others, whose clock starts after it."""
    return preview_sheet(person(turn), "f", language=load_language("en"), site=SITE, today=TODAY)


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


def by_typst(compiler: typst.Compiler, sheet: Sheet) -> bytes:
    """The same sheet set by typst: headings, tables, numbered needs, a box of two columns, a footer, tags."""
    preamble = (
        '#set page("a4", margin: 48pt, footer: context [#counter(page).display() #h(1fr) FOOTER])\n'
        '#set text(font: "Noto Sans", size: 10.5pt)\n'
    ).replace("FOOTER", _literal(sheet.footer))
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
    taken: dict[str, list[float]] = {"ours": [], "floor": [], "typst": []}
    for at in range(ROUNDS + WARM_UP):
        turn = next(_numbers)
        sheet, other = sheet_for(turn + 300_000), sheet_for(turn + 600_000)
        lines = lines_of(sheet)
        round_ = {
            "ours": timed(lambda turn=turn: ours(turn)),
            "floor": timed(lambda lines=lines: bare(lines)),
            "typst": timed(lambda other=other: by_typst(compiler, other)),
        }
        if at >= WARM_UP:
            for name, value in round_.items():
                taken[name].append(value)
    ours_ms, floor_ms, typst_ms = (statistics.median(taken[name]) for name in ("ours", "floor", "typst"))
    return {
        "bench": "packet",
        "ours": round(ours_ms, 2),
        "floor": round(floor_ms, 2),
        "ratio": round(ours_ms / floor_ms, 2),
        "typst": round(typst_ms, 2),
        "ratio_typst": round(ours_ms / typst_ms, 2),
        "unit": "ms",
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
