"""The bar above the worker's pages: back, language, text size, contrast, blank, lock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from intake_app.languages.known import autonym
from intake_app.languages.words import msg
from ui.widgets.look import Look
from ui.widgets.words import button, icon_button


class TopBar(QFrame):
    """Buttons only; each signal says what was asked for."""

    back_wanted = Signal()
    home_wanted = Signal()
    today_wanted = Signal()
    settings_wanted = Signal()
    language_wanted = Signal()
    size_wanted = Signal()
    contrast_wanted = Signal()
    blank_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.back = icon_button(look, "arrow-back", msg("Back"), self.back_wanted.emit)
        self.home = icon_button(look, "home", msg("People"), self.home_wanted.emit)
        self.today = icon_button(look, "calendar", msg("To do"), self.today_wanted.emit)
        self.settings = icon_button(look, "settings", msg("Settings"), self.settings_wanted.emit)
        self.language = self._language_button(look)
        self.size_ = icon_button(look, "text-size", msg("Text size"), self.size_wanted.emit)
        self.contrast = icon_button(look, "contrast", msg("Light, dark or high contrast"), self.contrast_wanted.emit)
        self.blank = icon_button(look, "eye-off", msg("Cover the screen (F8)"), self.blank_wanted.emit)
        self.lock = icon_button(look, "lock", msg("Lock (F9)"), self.lock_wanted.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(look.theme.px(16), look.theme.px(6), look.theme.px(16), look.theme.px(6))
        line.setSpacing(look.theme.px(4))
        for each in (self.back, self.home, self.today):
            line.addWidget(each)
        line.addStretch(1)
        for part in (self.language, self.size_, self.contrast, self.settings, self.blank, self.lock):
            line.addWidget(part)

    def show_parts(self, *, unlocked: bool, back: bool) -> None:
        """Show what makes sense: before unlocking there is nothing to lock, to cover or to go back to."""
        for part in (self.home, self.today, self.settings, self.blank, self.lock):
            part.setVisible(unlocked)
        self.back.setVisible(unlocked and back)

    def _language_button(self, look: Look) -> QPushButton:
        made = button(look, lambda language: autonym(language.tag), self.language_wanted.emit, kind="quiet")
        look.theme.put_icon(made, "language")
        look.language.bind(made, made.setAccessibleName, msg("Language of this screen"))
        look.language.bind(made, made.setToolTip, msg("Language of this screen (F3)"))
        return made
