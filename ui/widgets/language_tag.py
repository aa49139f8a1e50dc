"""The mark of the language that words are in, over the place where they stand; a touch chooses another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from intake_app.languages.known import autonym, known_languages
from intake_app.languages.words import say
from ui.language import Speaker
from ui.widgets.language_editor import LanguageList
from ui.widgets.look import Look
from ui.widgets.veil import Veil
from ui.widgets.words import label

_LANGUAGE = say("Language")


class LanguageTag(QPushButton):
    """Shows a language by its own name. ``chosen`` brings the tag (BCP 47) that somebody chose instead."""

    chosen = Signal(str)

    def __init__(self, look: Look, speaker: Speaker) -> None:
        super().__init__()
        self._look, self._speaker, self._tag = look, speaker, ""
        self.setProperty("kind", "tag")
        self.setAutoDefault(False)
        look.theme.put_icon(self, "chevron-down", "text", 16)
        self.clicked.connect(lambda _=False: self.choose())
        look.language.follow(self, self._name)

    def show_tag(self, tag: str) -> None:
        """Show a language, without a signal."""
        self._tag = tag
        self.setText(autonym(tag))
        self._name()

    def choose(self) -> None:
        """Open the list of all languages, those spoken here first."""
        panel = LanguageChoices(self._look, self._speaker, self._tag)
        veil = Veil(self._look, self.window(), panel)
        panel.languages.chosen.connect(self.chosen)
        panel.languages.chosen.connect(veil.close_veil)

    def _name(self) -> None:
        language = self._look.language
        own = autonym(self._tag) if self._tag else ""
        self.setAccessibleName(f"{language.text(_LANGUAGE, speaker=self._speaker)}: {own}")
        self.setAccessibleDescription(language.second(_LANGUAGE) if self._speaker == "survivor" else "")


class LanguageChoices(QFrame):
    """Every known language, the worker's and the survivor's at the top."""

    def __init__(self, look: Look, speaker: Speaker, tag: str) -> None:
        super().__init__()
        self.setObjectName("card")
        here = (look.language.spoken, look.language.survivor.tag, look.language.worker.tag)
        self.languages = LanguageList(look, dict.fromkeys((*here, *known_languages())), speaker, rows=6)
        self.languages.show_tag(tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(*([look.theme.px(24)] * 4))
        column.setSpacing(look.theme.px(14))
        column.addWidget(label(look, _LANGUAGE, "heading", speaker=speaker))
        column.addWidget(self.languages)
        look.language.follow_direction(self, speaker)
