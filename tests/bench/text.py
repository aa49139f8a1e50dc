"""How much of a text comes back when it is copied out of a PDF, for each script: ours, typst's and bare reportlab's.

The figure is the share of characters in their place (difflib's ratio) of what poppler's pdftotext reads, line by line,
composed (NFC) and without format characters; 1.0 is the source, exactly. Names, numbers and addresses stand between
isolates, as the composer of packets puts them.
"""

from __future__ import annotations

import difflib
import io
import json
import statistics
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

from intake_app.languages.language import filled, isolated
from intake_app.languages.typefaces import FOLDER, is_right_to_left, on_paper, typefaces_for
from intake_app.languages.words import Ltr
from intake_app.typeset import Paragraph, TextStyle, build_pdf
from intake_app.typeset.engine import Canvas

SAMPLES = Path(__file__).parent.parent / "typeset" / "data" / "samples.json"
VALUES = {
    "phone": Ltr("+44 20 7946 0958"),
    "time": Ltr("10:30"),
    "reference": Ltr("K7QD-2M9X"),
    "address": "12 Quay Street, Leeds LS1 4AP",
}
SIZE = 6.5


@dataclass(frozen=True)
class Sample:
    """Invented lines in one language; each is short enough to stand in one line on paper."""

    tag: str
    lines: tuple[str, ...]

    @property
    def language(self) -> str:
        """The language, without what makes this sample special: ``vi`` for ``vi-nfd``."""
        return self.tag.removesuffix("-nfd").removesuffix("-mixed")


@lru_cache(1)
def samples() -> tuple[Sample, ...]:
    """Every sample with its values filled in."""
    written = json.loads(SAMPLES.read_text("utf-8"))
    return tuple(
        Sample(tag, tuple(filled(line, _spoken(one["name"])) for line in one["lines"])) for tag, one in written.items()
    )


def _spoken(name: str) -> dict[str, str]:
    return {key: isolated(value) for key, value in {**VALUES, "name": name}.items()}


def plain_lines(text: str) -> list[str]:
    """The lines of a text, composed, without format characters and with single blanks."""
    kept = "".join(char for char in unicodedata.normalize("NFC", text) if unicodedata.category(char) != "Cf")
    return [" ".join(line.split()) for line in kept.splitlines() if line.strip()]


def copied(pdf: bytes) -> list[str]:
    """The lines that poppler reads."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return plain_lines(done.stdout.decode())


def share(sample: Sample, make: Callable[[Sample], bytes]) -> float:
    """How much of a sample is read back."""
    return round(likeness(plain_lines("\n".join(sample.lines)), copied(make(sample))), 4)


def likeness(written: Sequence[str], read: Sequence[str]) -> float:
    """1.0 when the lines are the same."""
    return difflib.SequenceMatcher(None, "\n".join(written), "\n".join(read), autojunk=False).ratio()


def ours(sample: Sample) -> bytes:
    """The lines by our typesetter."""
    style = TextStyle(size=SIZE)
    return build_pdf([Paragraph(line, style, language=sample.language) for line in sample.lines])


def by_typst(sample: Sample) -> bytes:
    """The same lines with the same fonts by typst."""
    families = dict.fromkeys(face.family for face in typefaces_for(on_paper(sample.language)))
    side = "rtl" if is_right_to_left(sample.language) else "ltr"
    source = (
        '#set page("a4", margin: 54pt)\n'
        f"#set text(font: ({', '.join(map(json.dumps, families))}), size: {SIZE}pt, dir: {side}, "
        f'lang: "{sample.language.split("-")[0]}")\n'
    )
    source += "\n\n".join("#" + json.dumps(line, ensure_ascii=False) for line in sample.lines)
    made: bytes = _compiler().compile(input=source.encode())
    return made


@lru_cache(1)
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=[str(FOLDER)], ignore_system_fonts=True)


def bare(sample: Sample) -> bytes:
    """The same lines by reportlab's drawString with the language's own font: no shaping, no direction, no fallback."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    face = typefaces_for(on_paper(sample.language))[0]
    pdfmetrics.registerFont(TTFont(face.file, str(face.path)))
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont(face.file, SIZE)
    for at, line in enumerate(sample.lines):
        canvas.drawString(54, 780 - 20 * at, line)
    canvas.save()
    return out.getvalue()


def measure() -> dict[str, object]:
    """The table, and the means of all scripts."""
    makers = {"ours": ours, "typst": by_typst, "drawString": bare}
    table = {one.tag: {name: share(one, make) for name, make in makers.items()} for one in samples()}
    means = {name: statistics.mean(row[name] for row in table.values()) for name in makers}
    return {
        "bench": "text",
        "ours": round(means["ours"], 4),
        "floor": round(means["typst"], 4),
        "ratio": round(means["ours"] / means["typst"], 4),
        "drawString": round(means["drawString"], 4),
        "unit": "share of the source, floor is typst",
        "exact": sum(row["ours"] == 1.0 for row in table.values()),
        "behind_typst": [tag for tag, row in table.items() if row["ours"] < row["typst"]],
        "scripts": table,
    }


if __name__ == "__main__":
    print(json.dumps(measure(), ensure_ascii=False))
