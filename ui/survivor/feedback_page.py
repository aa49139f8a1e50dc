"""How it was, given alone: three questions, three faces, tied to nobody, and all of it can be skipped."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Choice, Question
from intake_app.languages.words import say
from ui.survivor.page import Page
from ui.widgets.look import Look
from ui.widgets.picture_button import PictureButton, toggling
from ui.widgets.words import BilingualLabel, card

QUESTIONS = ("feedback_choice", "feedback_understood", "feedback_treated")
_ALONE = say("You answer these alone. No name is kept with them. You can leave any of them out.")


class FeedbackPage(Page):
    """``faces`` holds what was touched, by question; nothing is told before the page is left."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, say("How was it for you?"), _ALONE)
        self.faces: dict[str, str] = {}
        self.buttons: dict[str, dict[str, PictureButton]] = {}
        for question in INTAKE.section("feedback").questions:
            self._add(question)
        self.finish_column()

    @property
    def given(self) -> tuple[str, str, str]:
        """The three faces: choice, understood, treated; an empty text was skipped."""
        choice, understood, treated = (self.faces.get(name, "") for name in QUESTIONS)
        return choice, understood, treated

    def _add(self, question: Question) -> None:
        frame, inside = card(self.look, margin=16, spacing=10)
        line = QHBoxLayout()
        line.setSpacing(self.look.theme.px(14))
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(BilingualLabel(self.look, question.label, "card"))
        words.addStretch(1)
        line.addLayout(words, 3)
        self.buttons[question.name] = {c.name: self._face(question, c) for c in question.choices}
        for each in self.buttons[question.name].values():
            line.addWidget(each, 2)
        inside.addLayout(line)
        self.column.addWidget(frame)

    def _face(self, question: Question, choice: Choice) -> PictureButton:
        made = PictureButton(self.look, choice.label, choice.pictogram or None, above=True, px=40)
        self.look.language.follow(made, partial(_name_face, self.look, made, question, choice))
        return toggling(made, False, partial(self._touched, question.name, choice.name))

    def _touched(self, question: str, face: str, checked: bool) -> None:
        for name, each in self.buttons[question].items():
            each.setChecked(checked and name == face)
        if checked:
            self.faces[question] = face
        else:
            self.faces.pop(question, None)


def _name_face(look: Look, face: PictureButton, question: Question, choice: Choice) -> None:
    """The faces of the three questions look alike, and so are told apart by name."""
    language = look.language
    asked = language.text(question.label, speaker="survivor")
    face.setAccessibleName(f"{asked} {language.text(choice.label, speaker='survivor')}")
    seconds = (language.second(words) for words in (question.label, choice.label))
    face.setAccessibleDescription(" ".join(filter(None, seconds)))
