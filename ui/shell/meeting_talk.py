"""What has been said in a meeting so far, and the way each thing said reaches the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from intake_app.conversation.answers import LanguageChoice, State, Text
from intake_app.conversation.record import Interpreter, Record
from intake_app.languages.words import Msg
from intake_app.needs.catalogue import NEEDS, NOT_SURE, SOMETHING_ELSE
from intake_app.needs.choosing import Choosing
from intake_app.problems import Problem
from intake_app.site import Site
from intake_app.sitting import PERMISSION, Sitting
from ui.shell.context import Context, Place
from ui.shell.meeting_path import Situation
from ui.survivor.frame import KEPT_IN_MEMORY, KEPT_NOWHERE, KEPT_SAVED
from ui.widgets.fields import Said

_CARDLESS = frozenset({SOMETHING_ELSE, NOT_SURE})


class Talk(QObject):
    """One open sitting, what was touched on the way to its order, and where all of it is kept.

    ``kept`` comes after each thing said, once the desk has answered, also when it could not be written.
    """

    kept = Signal()

    def __init__(
        self, context: Context, sitting: Sitting, site: Site, *, section: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.section = section
        self._context, self.sitting, self.site = context, sitting, site
        self.spoken = sitting.conversation.language
        self.choosing = Choosing()
        self.tiles: tuple[str, ...] = ()
        self._words: dict[str, Text] = {}
        self._laid: tuple[Choosing, Mapping[str, Text]] = (Choosing(), {})
        if sitting.conversation.orderings:  # taken up again after a lock
            self.take_up_earlier()
            self._laid = (self.choosing, dict(self._words))

    @property
    def record(self) -> Record:
        """Everything known of the person, this conversation included."""
        return self.sitting.record

    @property
    def words(self) -> Mapping[str, Text]:
        """Own words by need."""
        return MappingProxyType(self._words)

    @property
    def situation(self) -> Situation:
        """What the path depends on."""
        interpreted = _comes_between(self.sitting.conversation.interpreter)
        switched_on = self.site.switched_on
        return Situation(interpreted, self.tiles, self.choosing, self.record, self.section, switched_on)

    @property
    def where_kept(self) -> Msg:
        """Where what was said is kept now, in the survivor's words."""
        if self.sitting.saved:
            return KEPT_SAVED
        return KEPT_NOWHERE if self.sitting.conversation.answer(PERMISSION) is None else KEPT_IN_MEMORY

    @property
    def has_begun(self) -> bool:
        """Whether anything was said or touched."""
        said = self.sitting.conversation
        return bool(said.answers or said.orderings or self.tiles)

    def comes_back_to(self) -> Place:
        """The person, when they are kept; else the people, told when something was in memory only."""
        if self.sitting.saved:
            return Place("person", record=self.record.id)
        return Place("people", lost=self.has_begun)

    def answer(self, question: str, said: Said, *, shown_in: str) -> None:
        """Keep an answer; ``shown_in`` is the language the question was shown in (BCP 47)."""
        state, value = said
        self._do(lambda sitting: sitting.answer(question, state, value, language=shown_in))

    def speak(self, tag: str) -> None:
        """The person chose this language to speak, whether or not there are words in it."""
        self.spoken = tag
        self.answer("spoken_language", (State.ANSWERED, LanguageChoice(tag)), shown_in=tag)
        self._do(lambda sitting: sitting.set_language(tag))

    @property
    def dialect(self) -> str:
        """The dialect of the spoken language, in words, as far as it was named."""
        known = self.sitting.conversation.answer("spoken_language")
        value = known.value if known is not None else None
        return value.dialect if isinstance(value, LanguageChoice) and value.tag == self.spoken else ""

    def name_dialect(self, dialect: str) -> None:
        """The person named the dialect they speak."""
        shown_in = self._context.language.of("survivor").tag
        self.answer("spoken_language", (State.ANSWERED, LanguageChoice(self.spoken, dialect)), shown_in=shown_in)

    def interpret(self, interpreter: Interpreter | None) -> None:
        """Who interprets from now on."""
        self._context.language.interpret(_comes_between(interpreter))
        if interpreter != self.sitting.conversation.interpreter:
            self._do(lambda sitting: sitting.set_interpreter(interpreter))

    def turn_tile(self, tile: str, touched: bool) -> None:
        """Touch a tile, or take the touch back with what was chosen behind it."""
        self.tiles = tuple(t for t in self.tiles if t != tile) + ((tile,) if touched else ())
        if touched:
            self.choosing = self.choosing.want(tile) if tile in _CARDLESS else self.choosing
            self.state_order()
            return
        for code in [tile, *(n.code for n in NEEDS if n.tile == tile)]:
            self._put_away(code)
        self.state_order()

    def choose(self, code: str, answer: str) -> None:
        """*yes*, *later*, or anything else to put the card away."""
        if answer == "yes":
            self.choosing = self.choosing.want(code)
        elif answer == "later":
            self.choosing = self.choosing.maybe_later(code)
        else:
            self.choosing = self.choosing.put_away(code)
        self.state_order()

    def say(self, code: str, words: Text | None) -> None:
        """Keep or take away own words about a need."""
        if words is None:
            self._words.pop(code, None)
        else:
            self._words[code] = words
        self.state_order()

    def arrange(self, choosing: Choosing) -> None:
        """The order as it is being laid."""
        self.choosing = choosing
        self.state_order()

    def take_up_earlier(self) -> None:
        """Start from the order in force instead of from nothing, because the person asked for it."""
        earlier = self.record.order_in_force()
        if earlier is None:
            return
        self.choosing = Choosing(earlier.codes, earlier.later, earlier.yes, earlier.no_preference)
        self._words = dict(earlier.own_words)
        chosen = {*earlier.codes, *earlier.later}
        tiles = dict.fromkeys(n.tile or n.code for n in NEEDS if n.code in chosen)
        self.tiles = tuple(tiles)

    def state_order(self) -> None:
        """Keep the order as it stands, at each change; own words go with what is chosen only."""
        chosen = {*self.choosing.wanted, *self.choosing.later}
        words = {code: text for code, text in self._words.items() if code in chosen}
        if (self.choosing, words) != self._laid:
            self._laid = (self.choosing, words)
            choosing = self.choosing
            self._do(lambda sitting: sitting.order(choosing, words))

    def give_feedback(self, given: tuple[str, str, str]) -> None:
        """Keep the three faces, tied to nobody; where none was touched, nothing."""
        if any(given):
            self._context.desk.run(lambda desk: desk.add_feedback(*given), _nothing)

    def stop(self) -> None:
        """Close the conversation."""
        if not self.sitting.conversation.closed:
            self._do(lambda sitting: sitting.stop())

    def _put_away(self, code: str) -> None:
        self.choosing = self.choosing.put_away(code)
        self._words.pop(code, None)

    def _do(self, call: Callable[[Sitting], bool]) -> None:
        sitting = self.sitting
        self._context.desk.run(lambda _desk: call(sitting), self._done, self._failed)

    def _done(self, _saved: bool) -> None:
        self.kept.emit()

    def _failed(self, problem: Problem) -> None:
        self._context.notices.show_problem(problem)
        self.kept.emit()


def _comes_between(interpreter: Interpreter | None) -> bool:
    """Whether somebody else's mouth stands between the two; a worker who speaks the language is nobody else."""
    return interpreter is not None and interpreter.mode != "bilingual_worker"


def _nothing(_: object) -> None:
    """Feedback says nothing back, so that it cannot be tied to the one who gave it."""
