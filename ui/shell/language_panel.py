"""The panel that changes a language while everything stays as it is: the worker's, or the survivor's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake_app.languages.catalogs import shipped_tags
from intake_app.languages.words import msg, say
from ui.language import ScreenLanguage, Speaker
from ui.widgets.language_editor import LanguageList
from ui.widgets.look import Look
from ui.widgets.words import label


class LanguagePanel(QFrame):
    """Languages by their own names. ``chosen`` brings the tag; the switch has been made by then."""

    chosen = Signal(str)

    def __init__(self, look: Look, speaker: Speaker) -> None:
        super().__init__()
        self.setObjectName("card")
        self._language: ScreenLanguage = look.language
        self._speaker = speaker
        self.languages = LanguageList(look, shipped_tags(), speaker, rows=min(6, len(shipped_tags())))
        self.languages.show_tag(look.language.of(speaker).tag)
        self.languages.chosen.connect(self._switch)
        column = QVBoxLayout(self)
        column.setContentsMargins(*([look.theme.px(24)] * 4))
        column.setSpacing(look.theme.px(14))
        words = say("Language") if speaker == "survivor" else msg("Language of this screen")
        column.addWidget(label(look, words, "heading", speaker=speaker))
        column.addWidget(self.languages)
        look.language.follow_direction(self, speaker)

    def _switch(self, tag: str) -> None:
        if self._speaker == "survivor":
            self._language.switch_survivor(tag)
        else:
            self._language.switch_worker(tag)
        self.chosen.emit(tag)
