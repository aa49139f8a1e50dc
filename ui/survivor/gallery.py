"""Every page of the survivor's screen with an invented person on it, for review and documentation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from intake_app.conversation.answers import Answer, Row, State, Text, Value
from intake_app.desk import CardWords
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Question
from intake_app.needs.catalogue import POLICE, TILES
from intake_app.needs.choosing import Choosing
from intake_app.site import Site
from ui.shell.context import Context
from ui.survivor.calm_pages import CrisisPage, DoFirstPage, EndPage, PausePage, StoppedPage, Under18Page
from ui.survivor.choosing_pages import CardsPage, SomethingElsePage, TilesPage, tile_named
from ui.survivor.feedback_page import FeedbackPage
from ui.survivor.first_words_page import FirstWordsPage
from ui.survivor.frame import KEPT_SAVED, Frame
from ui.survivor.language_page import LanguagePage
from ui.survivor.order_page import OrderPage
from ui.survivor.page import Page
from ui.survivor.paper_page import PaperPage
from ui.survivor.question_page import question_page
from ui.survivor.read_back_page import ReadBackPage
from ui.survivor.start_page import StartPage
from ui.survivor.teach_back_page import TeachBackPage
from ui.widgets.look import Look

SAMPLE = "0199a000-0000-7000-8000-000000000000"
"""The record of *Sample*, who does not exist."""

_WANTED = ("health.urgent", "family.contact", "home.tonight", "learn.language", POLICE)
_CHOOSING = Choosing(
    wanted=_WANTED,
    later=("mind.counselling",),
    order=(("health.urgent",), ("family.contact", "home.tonight")),
)
_WORDS = {"family.contact": Text("My sister, on Sundays", "en")}
_WAYS = (Row((("way", "text"), ("value", "555 0100"), ("shared", "no"))),)

Make = Callable[[Look], Page]
_PAGES: tuple[tuple[str, int, Make], ...] = (
    ("language", 0, LanguagePage),
    ("first-words", 1, lambda look: FirstWordsPage(look, Site())),
    ("interpreter", 1, lambda look: _alone(_asked(look, "interp_ok", None))),
    ("pause", 1, PausePage),
    ("this-minute", 2, lambda look: _asked(look, "need_this_minute", ("food", "rest"))),
    ("first-this", 2, lambda look: DoFirstPage(look, ("food", "rest"))),
    ("safe-now", 2, lambda look: _asked(look, "safe_now", None)),
    ("safety-first", 2, lambda look: CrisisPage(look, Site())),
    ("writing", 3, lambda look: _asked(look, "consent_record", "a_little")),
    ("name", 3, lambda look: _asked(look, "call_name", Text("Sample", "en"))),
    ("tiles", 4, lambda look: TilesPage(look, SAMPLE, ("health", "papers"))),
    ("cards", 4, lambda look: _cards(look, "health")),
    ("cards-papers", 4, lambda look: _cards(look, "papers")),
    ("cards-own-words", 4, lambda look: _cards(look, "family")),
    ("something-else", 4, lambda look: SomethingElsePage(look, None)),
    ("order", 5, lambda look: OrderPage(look, _CHOOSING)),
    ("two", 5, lambda look: _two(look)),
    ("read-back", 6, lambda look: ReadBackPage(look, _CHOOSING, _WORDS)),
    ("teach-back", 6, lambda look: TeachBackPage(look, _question("understood"))),
    ("contact", 7, lambda look: _asked(look, "contact_ok", "yes")),
    ("contact-ways", 7, lambda look: _asked(look, "contact_ways", _WAYS)),
    ("voice-message", 7, lambda look: _asked(look, "contact_voicemail", "neutral_only")),
    ("take-away", 8, lambda look: _asked(look, "take_away", "card")),
    ("card", 8, lambda look: PaperPage(look, "card", CardWords("Tea with Ana", "Tuesday 15:00", "555 0100"))),
    ("feedback", 8, FeedbackPage),
    ("stopped", 5, lambda look: StoppedPage(look, saved=True)),
    ("under-18", 1, Under18Page),
    ("end", -1, EndPage),
)

_ALOUD: tuple[tuple[str, int, int, Make], ...] = (
    ("line", 1, 2, lambda look: FirstWordsPage(look, Site())),
    ("question", 3, 0, lambda look: _asked(look, "consent_record", "a_little")),
    ("card", 4, 3, lambda look: _cards(look, "health")),
    ("order", 5, 0, lambda look: OrderPage(look, _CHOOSING)),
)
"""Pages as they are read aloud, and the passage that is shown of them."""


def _question(name: str) -> Question:
    found = INTAKE.question(name)
    assert found is not None
    return found


def _asked(look: Look, name: str, value: Value | None) -> Page:
    answer = None if value is None else Answer(SAMPLE, name, State.ANSWERED, value, "en")
    return question_page(look, _question(name), answer)


def _alone(page: Page) -> Page:
    page.speak_alone()
    return page


def _cards(look: Look, tile: str) -> Page:
    found = tile_named(tile)
    return CardsPage(look, found or TILES[0], SAMPLE, _CHOOSING, _WORDS)


def _two(look: Look) -> Page:
    made = OrderPage(look, _CHOOSING)
    made.compare()
    return made


def _framed(make: Make, part: int, context: Context) -> QWidget:
    frame = Frame(context)
    page = make(context)
    frame.show_page(page, part=part, parts=9, first=part == 0)
    frame.show_kept(KEPT_SAVED)
    return frame


def _read(make: Make, part: int, passage: int, context: Context) -> QWidget:
    frame = Frame(context)
    frame.show_page(make(context), part=part, parts=9)
    frame.read_aloud()
    for _ in range(passage):
        frame.aloud.forward()
    return frame


def _maker(make: Make, part: int) -> Callable[[Context], QWidget]:
    return lambda context: _framed(make, part, context)


SCREENS: Mapping[str, Callable[[Context], QWidget]] = MappingProxyType(
    {"survivor-00-start": StartPage}
    | {f"survivor-{at:02}-{name}": _maker(make, part) for at, (name, part, make) in enumerate(_PAGES, 1)}
    | {f"survivor-aloud-{name}": partial(_read, make, part, passage) for name, part, passage, make in _ALOUD}
)
"""A name for each screen and what draws it; the languages and the look are the context's."""
