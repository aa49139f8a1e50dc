"""What one site has decided: who refers, what must be passed on, how long a release holds. Kept inside the vault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from intake_app.conversation.consents import Given
from intake_app.directory.distance import Point, point_from
from intake_app.languages.catalogs import shipped_tags
from intake_app.languages.digits import western_number
from intake_app.languages.known import direction_of, script_of
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, msg
from intake_app.site import LEAST_CELL, MOST_CELL, Site
from ui.shell.context import Context
from ui.widgets.editors import PlainLines, private_line, run_words
from ui.widgets.half_characters import text_of
from ui.widgets.words import button, card, empty_label, label, row

LINES: dict[str, Msg] = {
    "organization": msg("Organisation"),
    "name": msg("Site code"),
    "worker": msg("Your code, never your name"),
    "office_phone": msg("Office telephone"),
    "office_hours": msg("Office hours"),
    "card_name": msg("Neutral name on the small card"),
}
_POSITION = msg("Where the site is, for distances: latitude and longitude, such as 51.5074, -0.1278")
GIVEN: dict[Given, Msg] = {
    Given.WRITTEN: msg("In writing"),
    Given.VERBAL: msg("Spoken, with a witness"),
}
_TEXTS: dict[str, Msg] = {
    "limits": msg("What I must pass on: read aloud before any question"),
    "crisis": msg("What is shown when somebody does not feel safe"),
}


class SiteSettings(QWidget):
    """Loads itself from the desk; ``save`` keeps it there, and so does leaving the page."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._site, self._loaded = Site(), False
        self.lines: dict[str, QLineEdit] = {name: private_line() for name in LINES}
        self.days, self.smallest = _number(context, 1, Site().release_longest), _number(context, LEAST_CELL, MOST_CELL)
        self.position = private_line()
        self.given = QComboBox()
        self.signs, self.written_only = QCheckBox(), QCheckBox()
        self.texts = {name: TextInLanguages(context, words) for name, words in _TEXTS.items()}
        self.saved = empty_label("saved")
        self.save_button = button(context, msg("Save"), self.save, kind="primary")
        self._lay_out()
        context.desk.run(lambda desk: desk.site(), self.show_site)

    def show_site(self, site: Site) -> None:
        """Show what the desk keeps."""
        self._site, self._loaded = site, True
        for name, line in self.lines.items():
            line.setText(str(getattr(site, name)))
        self.days.setValue(site.release_days)
        self.smallest.setValue(site.smallest_cell)
        self.position.setText(f"{site.near.latitude}, {site.near.longitude}" if site.near else "")
        self.given.setCurrentIndex(max(0, self.given.findData(site.given.value)))
        self.signs.setChecked(site.signs)
        self.written_only.setChecked(site.written_only)
        self.texts["limits"].show_texts(site.limits)
        self.texts["crisis"].show_texts(site.crisis)

    def site(self) -> Site:
        """What stands here now, over what else the site has."""
        here = self._here()
        return replace(
            self._site,
            organization=self._typed("organization"),
            name=self._typed("name"),
            worker=self._typed("worker") or Site().worker,
            office_phone=self._typed("office_phone"),
            office_hours=self._typed("office_hours"),
            card_name=self._typed("card_name"),
            release_days=self.days.value(),
            smallest_cell=self.smallest.value(),
            latitude=here.latitude if here else None,
            longitude=here.longitude if here else None,
            given=Given(self.given.currentData()),
            written_only=self.written_only.isChecked(),
            signs=self.signs.isChecked(),
            limits=self.texts["limits"].texts(),
            crisis=self.texts["crisis"].texts(),
        )

    def save(self) -> None:
        """Keep it; only then it says so."""
        site = self.site()
        self.saved.setText("")
        self._context.desk.run(lambda desk: desk.set_site(site), partial(self._kept, site))

    def leave(self) -> None:
        """Keep what was changed, without a word."""
        if self._loaded and self._context.desk.is_open and (site := self.site()) != self._site:
            self._site = site
            self._context.desk.run(lambda desk: desk.set_site(site), lambda _: None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is shown."""
        super().hideEvent(event)
        self.leave()

    def _typed(self, name: str) -> str:
        return western_number(text_of(self.lines[name]).strip())

    def _here(self) -> Point | None:
        """Where the site is; what is written and is no position leaves it as it was."""
        written = text_of(self.position).strip()
        return (point_from(written) or self._site.near) if written else None

    def _kept(self, site: Site, _: object) -> None:
        self._site = site
        if site.near is not None:
            self.position.setText(f"{site.near.latitude}, {site.near.longitude}")
        self.saved.setText(self._context.language.text(msg("Saved")))

    def _lay_out(self) -> None:
        frame, column = card(self._context, margin=28)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        column.addWidget(label(self._context, msg("This site"), "heading"))
        for name, words in LINES.items():
            self._add(column, words, self.lines[name])
        self._add(column, _POSITION, self.position)
        self._add(column, msg("A release holds for (days)"), self.days)
        for given, words in GIVEN.items():
            self.given.addItem("", given.value)
            at = self.given.count() - 1
            self._context.language.bind(self.given, partial(self.given.setItemText, at), words)
        self._add(column, msg("How a release is given"), self.given)
        only = msg("Take releases in writing only, as some laws ask")
        self._context.language.bind(self.written_only, self.written_only.setText, only)
        column.addWidget(self.written_only)
        words = msg("A page for what the worker notices, never asked and never shown")
        self._context.language.bind(self.signs, self.signs.setText, words)
        column.addWidget(self.signs)
        self._add(column, msg("The fewest people that figures may tell of"), self.smallest)
        for text in self.texts.values():
            column.addWidget(text)
        column.addLayout(row(self._context, self.save_button, self.saved))

    def _add(self, column: QVBoxLayout, words: Msg, part: QWidget) -> None:
        column.addWidget(label(self._context, words, "label"))
        column.addWidget(part)
        self._context.language.bind(part, part.setAccessibleName, words)


class TextInLanguages(QWidget):
    """One text, in each language that the site has written it in."""

    def __init__(self, context: Context, words: Msg) -> None:
        super().__init__()
        self._texts: dict[str, str] = {}
        self._tag = context.language.worker.tag
        self.tags, self.box = _language_box(context), PlainLines()
        self.tags.setCurrentIndex(max(0, self.tags.findData(self._tag)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(6))
        column.addWidget(label(context, words, "label"))
        column.addWidget(label(context, msg("Left empty, Cairn’s own wording is used."), "small"))
        column.addWidget(self.tags, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.box)
        context.language.bind(self.box, self.box.setAccessibleName, words)
        context.language.bind(self.tags, self.tags.setAccessibleName, msg("Language of this text"))
        context.theme.follow(self.box, lambda: self.box.setMinimumHeight(context.theme.px(110)))
        self._run()
        self.tags.currentIndexChanged.connect(self._turn)

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show the site's texts, by language."""
        self._texts = dict(texts)
        self.box.setPlainText(self._texts.get(self._tag, ""))

    def texts(self) -> dict[str, str]:
        """The texts that are not empty, by language."""
        self._keep()
        return {tag: text for tag, text in self._texts.items() if text.strip()}

    def _turn(self) -> None:
        self._keep()
        self._tag = str(self.tags.currentData())
        self._run()
        self.box.setPlainText(self._texts.get(self._tag, ""))

    def _run(self) -> None:
        rtl = direction_of(script_of(self._tag)) == "rtl"
        run_words(self.box, Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)

    def _keep(self) -> None:
        self._texts[self._tag] = text_of(self.box).strip()


def _language_box(context: Context) -> QComboBox:
    box = QComboBox()
    for at, tag in enumerate(shipped_tags()):
        box.addItem("", tag)
        context.language.bind(box, partial(box.setItemText, at), partial(_name_of, tag))
    return box


def _number(context: Context, least: int, most: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    context.theme.follow(box, lambda: box.setMaximumWidth(context.theme.px(120)))
    return box


def _name_of(tag: str, language: Language) -> str:
    return language.language_name(tag)
