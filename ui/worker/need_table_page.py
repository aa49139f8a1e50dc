"""Which words and terms of a directory lead to which need, to be read and changed by a site."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox

from intake_app.desk import Desk
from intake_app.directory.crosswalk import OwnTable, OwnTerms, phrases_of
from intake_app.languages.words import msg
from intake_app.need_table import NeedTable, UsedTerm, needs_found, read_need_table
from intake_app.needs.catalogue import NEEDS
from ui.shell.context import Context
from ui.widgets.editors import PlainLines
from ui.widgets.half_characters import text_of
from ui.widgets.words import button, label, value_label
from ui.worker.page import Changing, WorkerPage, button_line, section, stack
from ui.worker.presence import narrow_box
from ui.worker.terms import need_words

_TITLE = msg("Which words lead to a need")
_ASIDE = msg("Services are found by their terms, their names and their descriptions. Add what your directories say.")
_BUILT_IN = msg("Cairn looks for these words")
_WORDS, _CODES = msg("Your own words"), msg("Codes of a taxonomy")
_WORDS_ASIDE = msg("One on each line. An asterisk at the end lets a word go on.")
_CODES_ASIDE = msg(
    "One on each line: a code, or the taxonomy, a colon and the code. An asterisk at the end takes all below."
)
_ALONE = msg("Use only these, and not Cairn’s words")
_USED = msg("Terms that your directories use")
_ADD = msg("Add this term")
Found = tuple[OwnTable, tuple[UsedTerm, ...]]


class NeedTablePage(WorkerPage):
    """One need at a time; what is kept counts at once for every service on file."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._own: OwnTable = {}
        self._used: tuple[UsedTerm, ...] = ()
        self.need, self.terms = narrow_box(), narrow_box()
        self.words, self.codes, self.alone = PlainLines(), PlainLines(), QCheckBox()
        self._built_in = Changing(context)
        self.keep_button = button(context, msg("Keep it"), self.keep_terms, kind="primary")
        self._lay_out()
        context.desk.run(_read, self._hold, self.fail)

    def keep_terms(self) -> None:
        """Keep what was written for the need that is shown."""
        terms = {"codes": _lines(self.codes), "words": _lines(self.words), "alone": self.alone.isChecked()}
        self.keep(partial(_lay_over, self._shown, terms), self._kept)

    def add_term(self) -> None:
        """Write the term that is chosen among those in use under the codes."""
        chosen = self.terms.currentData()
        if isinstance(chosen, str) and chosen not in _lines(self.codes):
            self.codes.setPlainText("\n".join([*_lines(self.codes), chosen]))

    @property
    def _shown(self) -> str:
        return str(self.need.currentData())

    def _lay_out(self) -> None:
        context = self.context
        for need in NEEDS:
            self.need.addItem(context.language.text(need_words(need.code)), need.code)
        self.need.currentIndexChanged.connect(self._show_need)
        context.language.bind(self.alone, self.alone.setText, _ALONE)
        frame, column = section(context, _TITLE, aside=_ASIDE)
        for words, box in ((msg("Need"), self.need), (_WORDS, self.words), (_CODES, self.codes), (_USED, self.terms)):
            context.language.bind(box, box.setAccessibleName, words)
        for part in (
            stack(context, label(context, msg("Need"), "label"), self.need),
            stack(context, label(context, _BUILT_IN, "label"), self._built_in),
            stack(context, label(context, _WORDS, "label"), label(context, _WORDS_ASIDE, "small"), self.words),
            stack(context, label(context, _CODES, "label"), label(context, _CODES_ASIDE, "small"), self.codes),
            stack(context, label(context, _USED, "small"), self.terms),
            button_line(context, button(context, _ADD, self.add_term)),
            self.alone,
            button_line(context, self.keep_button),
        ):
            column.addWidget(part)
        for box in (self.words, self.codes):
            box.setFixedHeight(context.theme.px(110))
        self.show_parts(frame)

    def _hold(self, found: Found) -> None:
        self._own, self._used = found
        self.terms.clear()
        for each in self._used:
            term = each.term
            self.terms.addItem(f"{term.name or term.code}  ({each.services})", f"{term.taxonomy}:{term.code}")
        self._show_need()

    def _show_need(self) -> None:
        own = self._own.get(self._shown, OwnTerms())
        self.words.setPlainText("\n".join(own.words))
        self.codes.setPlainText("\n".join(own.codes))
        self.alone.setChecked(own.alone)
        self._built_in.show_parts(value_label(" · ".join(phrases_of(self._shown)), "quiet"), stretch=False)

    def _kept(self, kept: tuple[int, Found]) -> None:
        count, found = kept
        self.ready()
        self._hold(found)
        self.context.notices.tell(needs_found(count))


def _read(desk: Desk) -> Found:
    table = NeedTable(desk.store)
    return table.own(), table.used_terms()


def _lay_over(need: str, terms: dict[str, object], desk: Desk) -> tuple[int, Found]:
    table = NeedTable(desk.store)
    count = table.lay_over({**table.own(), **read_need_table({need: terms})})
    return count, _read(desk)


def _lines(box: PlainLines) -> list[str]:
    return [" ".join(line.split()) for line in text_of(box).splitlines() if line.strip()]
