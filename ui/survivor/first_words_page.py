"""What a person hears before any question: who asks, that they may stop, what must be passed on, who reads along."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from intake_app.languages.language import Language
from intake_app.languages.words import say
from intake_app.site import Site
from ui.language import Words
from ui.survivor.page import Page
from ui.widgets.look import Look
from ui.widgets.picture_button import picture_label
from ui.widgets.words import BilingualLabel, button, row

_LINES = (
    ("user", say("I am here to help. I am not the police.")),
    ("hand-stop", say("You can stop at any time. You do not have to say why.")),
    ("check", say("Help never depends on talking to the police.")),
    ("lock", say("What I write is locked. Only I and the people I work with can open it.")),
)
_UNDER_18_RULES = say("If you are under 18, other rules apply. I will explain them first.")
_UNDER_18 = say("I am under 18")


class FirstWordsPage(Page):
    """One page to read aloud. ``under_18`` says that the person told they are under 18."""

    under_18 = Signal()

    def __init__(self, look: Look, site: Site) -> None:
        super().__init__(look, say("Before we talk"))
        for icon, words in _LINES:
            self._line(icon, words)
        self._line("info-circle", lambda language: _limits(site, language))
        if site.limits:
            self._line("users", _UNDER_18_RULES)
        young = button(look, _UNDER_18, self.under_18.emit, speaker="survivor")
        self.column.addLayout(row(look, young))
        self.finish_column()

    def _line(self, icon: str, words: Words) -> None:
        line = QHBoxLayout()
        line.setSpacing(self.look.theme.px(18))
        line.addWidget(picture_label(self.look, icon, 30), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(BilingualLabel(self.look, words, "lead"), 1)
        self.column.addLayout(line)


def _limits(site: Site, language: Language) -> str:
    return site.limits_text(language).text
