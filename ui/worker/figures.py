"""The figures: what people chose, what nobody has taken on, how it was; as bars, and as files that name nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from intake_app.desk import Desk
from intake_app.given_out import PLAIN_FILE, GivingOut
from intake_app.languages.language import Language
from intake_app.languages.words import msg
from intake_app.reports.counting import PEOPLE
from intake_app.reports.figure_words import (
    TITLES,
    each_row_words,
    figure_words,
    median_words,
    method_words,
    nothing_told,
    period_words,
    rest_words,
    row_words,
)
from intake_app.reports.figures import Figures, Row, Table
from intake_app.reports.period import EVERYTHING, Period, quarters_before
from ui.shell.context import Context
from ui.widgets.bars import BarLine, Bars
from ui.widgets.words import button, label
from ui.worker.figures_rows import RowsCard
from ui.worker.files import PDF, TABLE, ask_new_file
from ui.worker.page import SectionCard, WorkerPage, button_line, section, stack
from ui.worker.presence import narrow_box

QUARTERS = 8
_NAME = "figures"
_WRITTEN = msg("The figures are written.")
_APART = msg(
    "Figures that you write out for one period limit those of another that overlaps: where the two differ by a few"
    " people, nothing is told."
)


class FiguresScreen(WorkerPage):
    """The period, the tables as bars, and the ways out."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.periods = narrow_box()
        self.period, self.made = EVERYTHING, Figures(EVERYTHING, 0, ())
        context.desk.run(lambda desk: desk.today(), self._offer)

    def look(self, period: Period) -> None:
        """Show the figures of a period."""
        self.period = period
        self.context.notices.busy(msg("Counting"))
        self.keep(partial(_figures, period), self.show_figures)

    def show_figures(self, made: Figures) -> None:
        """Show these figures."""
        self.context.notices.done()
        self.made = made
        self.show_parts(*page_parts(self.context, made, self.periods, self.write))

    def write(self, kind: str) -> None:
        """Ask where to, and write the figures there: a table or a paper, as ``kind`` says."""
        path = ask_new_file(self.context, self, f"{_NAME}.{'csv' if kind == TABLE else 'pdf'}", kind)
        if path is not None:
            self.write_to(path)

    def write_to(self, path: Path) -> None:
        """Write the figures to a new file; its name says in which form."""
        self.keep(partial(_write, path, self.period, self.context.language.worker), self._written)

    def _offer(self, today: date) -> None:
        choices = (EVERYTHING, *quarters_before(today, QUARTERS))
        for _ in choices:
            self.periods.addItem("")

        def relabel() -> None:
            for at, period in enumerate(choices):
                self.periods.setItemText(at, period_words(period, self.context.language.worker))

        self.context.language.follow(self.periods, relabel)
        self.context.language.bind(self.periods, self.periods.setAccessibleName, msg("Period"))
        self.periods.activated.connect(lambda at: self.look(choices[at]))
        self.look(EVERYTHING)

    def _written(self, made: Figures) -> None:
        self.made = made
        self.ready()
        self.context.notices.tell(_WRITTEN)


def page_parts(context: Context, made: Figures, periods: QWidget, write: Callable[[str], object]) -> list[QWidget]:
    """The page from top to bottom."""
    method = [label(context, words, "quiet") for words in method_words(made.smallest)]
    head = stack(context, label(context, msg("Figures"), "title"), periods, *method, spacing=8)
    tables = [table_card(context, table, made.smallest) for table in made.tables]
    return [head, *tables, _ways_out(context, write), RowsCard(context)]


def table_card(context: Context, table: Table, smallest: int) -> QWidget:
    """One table as a card."""
    frame, column = section(context, TITLES[table.name])
    if table.name == PEOPLE:
        column.addWidget(label(context, partial(figure_words, table.rows[0].figure, smallest), "lead"))
    elif nothing_told(table):
        column.addWidget(label(context, each_row_words(smallest), "quiet"))
    elif table.rows:
        most = max((row.figure.value or 0 for row in table.rows), default=0)
        column.addWidget(Bars(context, [_line(table.name, row, most, smallest) for row in table.rows]))
    if table.rest:
        column.addWidget(label(context, rest_words(smallest), "small"))
    if table.median:
        column.addWidget(label(context, partial(median_words, table), "small"))
    return frame


def _line(table: str, row: Row, most: int, smallest: int) -> BarLine:
    part = row.figure.value / most if row.figure.value is not None and most else None
    return BarLine(partial(row_words, table, row), partial(figure_words, row.figure, smallest), part)


def _ways_out(context: Context, write: Callable[[str], object]) -> QWidget:
    card = SectionCard(context, msg("Take these figures along"), aside=PLAIN_FILE)
    card.column.addWidget(label(context, _APART, "quiet"))
    as_table = button(context, msg("Save as a table"), partial(write, TABLE))
    as_paper = button(context, msg("Save for printing"), partial(write, PDF), icon="printer")
    card.column.addWidget(button_line(context, as_table, as_paper))
    return card


def _giving_out(desk: Desk) -> GivingOut:
    return GivingOut(desk.store, desk.site(), desk.today())


def _figures(period: Period, desk: Desk) -> Figures:
    return _giving_out(desk).figures(period)


def _write(path: Path, period: Period, language: Language, desk: Desk) -> Figures:
    return _giving_out(desk).write_figures(path, period, language)
