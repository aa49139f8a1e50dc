"""The commands about data out: figures that name nobody, and people as rows of a standard."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from intake_app.desk import Desk
from intake_app.desk_commands import opened_desk
from intake_app.given_out import NAMELESS_FILE, PLAIN_FILE, GivingOut
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.languages.words import Msg, msg, nmsg
from intake_app.problems import BadInput
from intake_app.reports.figure_words import (
    TITLES,
    each_row_words,
    figure_words,
    nothing_told,
    period_words,
    rest_words,
    row_words,
)
from intake_app.reports.figures import Figures
from intake_app.reports.figures_out import figures_json
from intake_app.reports.period import whole_quarters
from intake_app.terminal import Terminal, complain


def export_htcds(args: Namespace, out: Terminal) -> None:
    """Write the people who agreed to figures as rows of HTCDS 2.0."""
    path = Path(args.out)
    with opened_desk(args) as desk:
        _warn(out, (NAMELESS_FILE, PLAIN_FILE))
        book = path.with_suffix(".xlsx") if args.xlsx and path.suffix.lower() != ".xlsx" else None
        sheet = _giving_out(desk).write_rows(path, book=book)
    written = nmsg("{n} row is written.", "{n} rows are written.", len(sheet.rows))
    left_out = nmsg("{n} person is left out.", "{n} people are left out.", sheet.left_out)
    document = {
        "rows": len(sheet.rows), "left_out": sheet.left_out, "out": str(path),
        "xlsx": str(book) if book else None, "fields": list(sheet.heading),
    }  # fmt: skip
    out.give(document, (out.text(written), out.text(left_out)))


def export_stats(args: Namespace, out: Terminal) -> None:
    """Write the figures of some quarters, or of everything so far."""
    period = whole_quarters(_day(args.first), _day(args.last))
    language = load_language(args.language) if args.language else out.language
    with opened_desk(args) as desk:
        _warn(out, (PLAIN_FILE,))
        made = _giving_out(desk).write_figures(Path(args.out), period, language, page=args.page)
    out.give({**figures_json(made), "out": args.out}, tuple(_lines(made, out)))


def _lines(made: Figures, out: Terminal) -> list[str]:
    lines = [plain(period_words(made.period, out.language))]
    for table in made.tables:
        lines.append(out.text(TITLES[table.name]))
        if nothing_told(table) and len(table.rows) > 1:
            lines.append(f"  {out.text(each_row_words(made.smallest))}")
            continue
        for row in table.rows:
            told = figure_words(row.figure, made.smallest, out.language)
            lines.append(f"  {row_words(table.name, row, out.language)}: {told}")
        if table.rest:
            lines.append(f"  {out.text(rest_words(made.smallest))}")
    return lines


def _giving_out(desk: Desk) -> GivingOut:
    return GivingOut(desk.store, desk.site(), desk.today())


def _warn(out: Terminal, words: tuple[Msg, ...]) -> None:
    complain(" ".join(map(out.text, words)))


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise BadInput(msg("This is not a day: {name}.")(name=written[:80]), msg("Write it as 2027-06-30.")) from None


REPORT_COMMANDS: dict[str, Callable[[Namespace, Terminal], None]] = {
    "export htcds": export_htcds,
    "export stats": export_stats,
}
