"""What they will see, one line at a time, each with what is to be left out for it to be gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from intake_app.conversation.answers import Text
from intake_app.conversation.consents import row_item, words_item
from intake_app.conversation.record import Record
from intake_app.forms.intake import INTAKE
from intake_app.forms.model import Form
from intake_app.languages.language import Language, plain
from intake_app.packets.compose import compose
from intake_app.packets.contact import Office
from intake_app.packets.share import CONTACT_OK, Contact, Shared, SharedAnswer, share
from intake_app.packets.sheet import Advice, Asked, Grid, Line, Part, Points, Sheet


@dataclass(frozen=True, slots=True)
class Leaving:
    """What a release loses when a line is left out: items (as in a consent) or needs."""

    items: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """One line of what they will see. ``leaving`` is None for what says nothing of the person."""

    part: Part
    leaving: Leaving | None = None

    def __repr__(self) -> str:
        return f"Told({self.leaving})"


@dataclass(frozen=True, slots=True, repr=False)
class _Without:
    """What would be told without one thing; ``words`` is a piece of text that marks its lines, if it has one."""

    leaving: Leaving
    left: Shared
    words: str = ""
    of_row: bool = False


@dataclass(frozen=True, slots=True)
class _Claim:
    """Whose a line is, with what speaks for it: the words stand in it, and few other lines go with it."""

    unmarked: bool
    gone: int
    leaving: Leaving | None

    def rank(self) -> tuple[bool, int]:
        return (self.unmarked, self.gone)


_NOBODYS = _Claim(True, 1 << 30, None)


@dataclass(frozen=True, slots=True, repr=False)
class Preview:
    """What the recipient would read: the sheet that the packet is drawn from, and the same line by line."""

    sheet: Sheet
    lines: tuple[Told, ...]

    def __repr__(self) -> str:
        return f"Preview({self.sheet.reference}, {len(self.lines)} lines)"

    @property
    def in_lines(self) -> Sheet:
        """The sheet with every line by itself."""
        return replace(self.sheet, parts=tuple(line.part for line in self.lines))


def preview(
    record: Record, referral: str, *, language: Language, site: Office, today: date, form: Form = INTAKE
) -> Preview:
    """What the recipient of a referral would read, line by line. Raises as ``share`` does."""
    shared = share(record, referral, form=form, today=today)
    return Preview(compose(shared, language, site), told_lines(shared, language, site))


def told_lines(shared: Shared, language: Language, site: Office) -> tuple[Told, ...]:
    """The sheet of ``shared`` line by line. A line belongs to what takes it away, and as little else as may be.

    It is found by composing the sheet without each thing in turn, so that it is true whatever the sheet's wording.
    """
    lines = tuple(_single(compose(shared, language, site).parts))
    claims = [_NOBODYS] * len(lines)
    for without in _withouts(shared):
        gone = _gone(lines, without, tuple(_single(compose(without.left, language, site).parts)))
        for at in gone:
            marked = bool(without.words) and without.words in plain(_text(lines[at]))
            claims[at] = min(claims[at], _Claim(not marked, len(gone), without.leaving), key=_Claim.rank)
    return tuple(Told(line, claim.leaving) for line, claim in zip(lines, claims, strict=True))


def _gone(lines: tuple[Part, ...], without: _Without, left: tuple[Part, ...]) -> tuple[int, ...]:
    """Which lines are no more; none for a row that changes others as well."""
    before, after = Counter(map(_text, lines)), Counter(map(_text, left))
    if without.of_row and after - before:
        return ()
    return tuple(at for at, line in enumerate(lines) if _may_go(line) and after[_text(line)] < before[_text(line)])


def _withouts(shared: Shared) -> Iterator[_Without]:
    """Each thing that can be left out: a need, the words for one, an answer, a row of one."""
    for need in shared.needs:
        others = tuple(each for each in shared.needs if each != need)
        yield _Without(Leaving(needs=frozenset({need.code})), replace(shared, needs=others))
        if need.own_words is not None:
            silent = tuple(replace(each, own_words=None) if each == need else each for each in shared.needs)
            leaving = Leaving(items=frozenset({words_item(need.code)}))
            yield _Without(leaving, replace(shared, needs=silent), need.own_words.value)
    for answer in shared.answers:
        yield from _rows(shared, answer)
        yield _answer(shared, answer)
    for answer in shared.story:
        yield _answer(shared, answer)
    if shared.contact is Contact.PERSON_CALLS:
        alone = replace(shared, contact=Contact.CALL_REFERRER)
        yield _Without(Leaving(items=frozenset({CONTACT_OK})), alone)


def _answer(shared: Shared, answer: SharedAnswer) -> _Without:
    words = answer.value.value if isinstance(answer.value, Text) else ""
    return _Without(Leaving(items=frozenset({answer.question.name})), _without(shared, answer, None), words)


def _rows(shared: Shared, answer: SharedAnswer) -> Iterator[_Without]:
    if len(answer.rows) < 2 or not isinstance(answer.value, tuple):
        return
    for at, row in enumerate(answer.rows):
        kept = (*answer.value[:at], *answer.value[at + 1 :])
        less = replace(answer, value=kept, rows=(*answer.rows[:at], *answer.rows[at + 1 :]))
        leaving = Leaving(items=frozenset({row_item(answer.question.name, answer.id, row)}))
        yield _Without(leaving, _without(shared, answer, less), of_row=True)


def _without(shared: Shared, answer: SharedAnswer, less: SharedAnswer | None) -> Shared:
    """``shared`` with ``less`` in the place of an answer; how the person is reached stays as it was."""
    put = (less,) if less is not None else ()
    answers, story = (
        tuple(new for each in told for new in (put if each is answer else (each,)))
        for told in (shared.answers, shared.story)
    )
    return replace(shared, answers=answers, story=story)


def _may_go(part: Part) -> bool:
    return isinstance(part, Line | Asked | Advice | Points)


def _text(part: Part) -> str:
    """What a line says, without the title that the first of a list carries."""
    return "\n".join((*part.do, *part.dont) if isinstance(part, Advice) else part.texts())


def _single(parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts with every line by itself; what follows the first of a list keeps no title of its own."""
    for part in parts:
        match part:
            case Grid():
                yield from part.lines
            case Asked():
                yield replace(part, own_words=())
                if part.own_words:
                    yield Line("", part.own_words)
            case Advice():
                yield from _advice(part)
            case Points():
                yield from (Points((item,)) for item in part.items)
            case _:
                yield part


def _advice(part: Advice) -> Iterator[Part]:
    for at, line in enumerate(part.do):
        yield Advice(part.do_title if at == 0 else "", (line,), "", ())
    for at, line in enumerate(part.dont):
        yield Advice("", (), part.dont_title if at == 0 else "", (line,))
