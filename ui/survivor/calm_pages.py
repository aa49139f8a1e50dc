"""Pages that ask nothing: a pause, something done first, what to do when it is not safe, stopping, and the end."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from intake_app.forms.intake import INTAKE
from intake_app.languages.words import Msg, msg, say
from intake_app.site import Site
from ui.survivor.choice_pictures import picture_of
from ui.survivor.page import Page
from ui.widgets.choosing_cards import ColumnGrid
from ui.widgets.look import Look
from ui.widgets.notices import inline_notice
from ui.widgets.picture_button import PictureButton, picture_label
from ui.widgets.words import button, empty_label, icon_button, label, row

_TURN_AWAY = msg("Turn the laptop away and do this first. Come back when it is done.")
TO_THE_WORKER = say("Back to the worker’s page")
_KEPT = say("What you said is saved, as you wished.")
_NOT_KEPT = say("What you said is not written down. It is gone when we end.")


class PausePage(Page):
    """*We need to pause*, and nothing else; ``worker_wanted`` asks for the worker's page."""

    worker_wanted = Signal()
    bare = True
    readable = False

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.column.addStretch(2)
        words = empty_label("title")
        words.setWordWrap(False)
        look.language.bind(words, words.setText, say("We need to pause."), speaker="survivor")
        line = QHBoxLayout()
        line.setSpacing(look.theme.px(20))
        line.addStretch(1)
        line.addWidget(picture_label(look, "hand-stop", 56))
        line.addWidget(words)
        line.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(3)
        self.door = icon_button(look, "door-exit", TO_THE_WORKER, self.worker_wanted.emit, speaker="survivor")
        self.column.addWidget(self.door, 0, Qt.AlignmentFlag.AlignTrailing)


class DoFirstPage(Page):
    """What the person needs this minute, for the worker: turn the laptop away and do it first."""

    def __init__(self, look: Look, needs: Iterable[str]) -> None:
        # Translators: heading: what was just asked for (food, a doctor) is done before anything else.
        super().__init__(look, say("First this"), say("We stop here and do this now. We can go on afterwards."))
        question = INTAKE.question("need_this_minute")
        assert question is not None
        choices = [choice for choice in question.choices if choice.name in set(needs)]
        cards = [PictureButton(look, c.label, picture_of(question, c), above=True) for c in choices]
        for each in cards:
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            each.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.column.addWidget(ColumnGrid(look, cards, least=200, most=3))
        self.column.addWidget(inline_notice(label(look, _TURN_AWAY)))
        self.finish_column()


class CrisisPage(Page):
    """What this site does when somebody does not feel safe. It is all here; nobody is called by it."""

    def __init__(self, look: Look, site: Site) -> None:
        super().__init__(look, say("Your safety comes first"), lambda language: site.crisis_text(language).text)
        if site.office_phone:
            self.tell(say("Our number: {phone}")(phone=site.office_phone), "body")
        self.finish_column()


class StoppedPage(Page):
    """Stopping asks nothing back: what happens with what was said, going on when ready, or ending."""

    go_on = Signal()
    end_now = Signal()
    last = True

    def __init__(self, look: Look, *, saved: bool) -> None:
        super().__init__(look, say("We can stop."), _KEPT if saved else _NOT_KEPT, icon="hand-stop")
        go_on = PictureButton(look, say("Go on, when I am ready"), "clock", above=True)
        end = PictureButton(look, say("End for today"), "home", above=True)
        go_on.clicked.connect(lambda _=False: self.go_on.emit())
        end.clicked.connect(lambda _=False: self.end_now.emit())
        self.ways = {"go_on": go_on, "end": end}
        self.column.addWidget(ColumnGrid(look, [go_on, end], least=240, most=2))
        self.finish_column()


class EndPage(Page):
    """Thanks, and the computer goes back to the worker."""

    worker_wanted = Signal()
    last = True

    def __init__(self, look: Look) -> None:
        super().__init__(look, say("Thank you"), icon="home")
        self.tell(say("You decided today. You can change your mind about anything, at any time."))
        self.tell(say("You can give the computer back now."))
        back = button(look, TO_THE_WORKER, self.worker_wanted.emit, icon="door-exit", speaker="survivor")
        self.column.addLayout(row(look, back))
        self.finish_column()


_OTHER_RULES: tuple[Msg, ...] = (
    msg("Follow your organisation’s protocol for people under 18 before you go on."),
    msg("What was said is kept as the person wished. No packet is written until the protocol has been followed."),
)


class Under18Page(Page):
    """Other rules apply now: for the person in plain words, for the worker what to do."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, say("Thank you for telling me"), say("Other rules apply now. I will explain them."))
        for words in _OTHER_RULES:
            self.column.addWidget(inline_notice(label(look, words)))
        self.finish_column()
