"""The settings: how this screen looks and when it locks, and what this site has decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from intake_app.languages.catalogs import shipped_tags
from intake_app.languages.digits import Digits
from intake_app.languages.words import Ltr, Msg, msg, nmsg
from ui.shell.context import Context, Place
from ui.shell.preferences_file import LOCK_MINUTES
from ui.shell.site_settings import SiteSettings
from ui.shell.tokens import SIZES, Mode
from ui.widgets.form_view import Scroll
from ui.widgets.language_editor import LanguageList
from ui.widgets.words import button, card, label, row

V = TypeVar("V")
LOOKS: dict[Mode, Msg] = {"light": msg("Light"), "dark": msg("Dark"), "contrast": msg("High contrast")}

DIGITS: dict[Digits, Msg] = {"western": msg("0 to 9 in every language"), "native": msg("Each language’s own")}


class PreferencesScreen(Scroll):
    """Changes hold at once; those of the site when they are saved or the page is left."""

    def __init__(self, context: Context) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(20))
        column.addWidget(label(context, msg("Settings"), "title"))
        column.addWidget(ScreenSettings(context))
        if context.desk.is_open:
            vault = button(context, msg("This vault"), lambda: context.go(Place("vault")), icon="lock")
            column.addLayout(row(context, vault))
        site = SiteSettings(context) if context.desk.is_open else None
        if site is not None:
            column.addWidget(site)
        super().__init__(context, content)
        self.site = site
        context.language.follow_direction(self, "worker")

    def settle(self) -> None:
        """Keep what was typed, as before a lock."""
        if self.site is not None:
            self.site.leave()

    def comes_back_to(self) -> Place:
        """The settings."""
        return Place("preferences")


class ScreenSettings(QWidget):
    """Language, text size, look, the minutes until it locks by itself, and the digits that numbers are shown in."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        frame, column = card(context, margin=28)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        now = context.preferences.now
        column.addWidget(label(context, msg("This screen"), "heading"))
        column.addWidget(label(context, msg("Language"), "label"))
        column.addWidget(self._languages())
        sizes = {size: msg("{percent} %")(percent=Ltr(size)) for size in SIZES}
        minutes = {each: nmsg("{n} minute", "{n} minutes", each) for each in LOCK_MINUTES}
        self.sizes = Alternatives(context, msg("Text size"), sizes, now.size, self._set_size)
        self.looks = Alternatives(context, msg("Light or dark"), LOOKS, now.contrast, self._set_look)
        lock = msg("Lock when nobody touches it for")
        self.minutes = Alternatives(context, lock, minutes, now.lock_minutes, self._set_minutes)
        self.digits = Alternatives(context, msg("Digits of numbers and dates"), DIGITS, now.digits, self._set_digits)
        for each in (self.sizes, self.looks, self.minutes, self.digits):
            column.addWidget(each)

    def _languages(self) -> LanguageList:
        languages = LanguageList(self._context, shipped_tags(), rows=4)
        languages.show_tag(self._context.language.worker.tag)
        languages.chosen.connect(self._set_language)
        return languages

    def _set_language(self, tag: str) -> None:
        self._context.language.switch_worker(tag)
        self._context.preferences.change(language=tag)

    def _set_size(self, size: int) -> None:
        self._context.theme.wear(size=size)
        self._context.preferences.change(size=size)

    def _set_look(self, mode: Mode) -> None:
        self._context.theme.wear(mode)
        self._context.preferences.change(contrast=mode)

    def _set_digits(self, digits: Digits) -> None:
        self._context.language.show_digits(digits)
        self._context.preferences.change(digits=digits)

    def _set_minutes(self, minutes: int) -> None:
        self._context.preferences.change(lock_minutes=minutes)


class Alternatives(QWidget, Generic[V]):
    """A few equal buttons, of which one holds."""

    def __init__(
        self, context: Context, words: Msg, values: Mapping[V, Msg], now: V, take: Callable[[V], object]
    ) -> None:
        super().__init__()
        self._take = take
        self.buttons: dict[V, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(context, words, "label"))
        line = QHBoxLayout()
        line.setSpacing(context.theme.px(10))
        for value, name in values.items():
            each = button(context, name, partial(self.choose, value), kind="state")
            each.setCheckable(True)
            line.addWidget(each)
            self.buttons[value] = each
        line.addStretch(1)
        column.addLayout(line)
        self._mark(now)

    def choose(self, value: V) -> None:
        """Let this one hold."""
        self._mark(value)
        self._take(value)

    def _mark(self, now: V) -> None:
        for value, each in self.buttons.items():
            each.setChecked(value == now)
