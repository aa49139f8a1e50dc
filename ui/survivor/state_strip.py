"""The other three ways to meet a question, side by side and equal, always in view while a question is asked."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from intake_app.conversation.answers import State
from ui.survivor.page import WIDEST, Page
from ui.widgets.fields import STATE_WORDS
from ui.widgets.look import Look
from ui.widgets.picture_button import AnswerButton

STATES = (State.PREFER_NOT_TO_SAY, State.DOES_NOT_KNOW, State.NOT_ASKED)


class StateStrip(QWidget):
    """*I'd rather not say*, *I don't know*, *Ask me later* for the question on the page."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._page: Page | None = None
        self.buttons = {state: self._button(look, state) for state in STATES}
        px = look.theme.px
        inner = QWidget()
        look.theme.follow(inner, lambda: inner.setMaximumWidth(look.theme.px(WIDEST)))
        line = QHBoxLayout(inner)
        line.setContentsMargins(px(8), 0, px(8), 0)
        line.setSpacing(px(12))
        for each in self.buttons.values():
            line.addWidget(each)
        around = QHBoxLayout(self)
        around.setContentsMargins(28, px(6), 28, px(14))
        around.addStretch(1)
        around.addWidget(inner, 100)
        around.addStretch(1)

    def show_page(self, page: Page) -> None:
        """Offer what this page offers and show what was taken."""
        self._page = page
        self.setVisible(bool(page.states))
        for state, each in self.buttons.items():
            each.setVisible(state in page.states)
            each.setChecked(state is page.state)

    def _button(self, look: Look, state: State) -> AnswerButton:
        made = AnswerButton(look, STATE_WORDS["survivor"][state])
        made.clicked.connect(lambda _=False: self._take(state))
        return made

    def _take(self, state: State) -> None:
        if self._page is not None:
            self._page.take_state(state)
            self.show_page(self._page)
