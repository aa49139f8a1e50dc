"""A consent on paper, for the person and for the office's own file, in two languages beside each other.

It is for no recipient: it names what they are not told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from intake_app.conversation.consents import SIGNED, Category
from intake_app.conversation.release_facts import ReleaseFacts
from intake_app.conversation.signatures import Stroke
from intake_app.forms.model import Form
from intake_app.languages.language import Language, isolated
from intake_app.languages.words import Ltr, Msg, psay, say
from intake_app.packets.compose import PAGE_OF, draft_notes, need_label, need_wording
from intake_app.packets.contact import Office
from intake_app.packets.explained import explanations
from intake_app.packets.labels import GIVEN, label_of
from intake_app.packets.own_copy import CATEGORIES, FOR, RIGHTS, TOLD, UNTIL, WHAT, day_of, rights
from intake_app.packets.sheet import Beside, Heading, Part, Points, Sentence, Sheet, Signature, SignHere
from intake_app.packets.spoken import BETWEEN, readable

_HEADLINE = say("My consent")
_GIVEN = say("How I gave it")
_LANGUAGE = psay("label, of a conversation", "Language")
_INTERPRETED, _READ_ALOUD = say("with an interpreter"), say("read aloud to me")
_WITNESS = say("Witness")
_WITHHELD = say("What they are not told")
_EXPLAINED = say("What was explained to me")
_TAKEN_BACK = say("I took this back on {date}.")
_SIGNED = psay("label", "Signature or mark")
_UNSIGNED = say("Not signed: I said it.")
_OWN_WORDS = "own_words"

Told = tuple[Msg, str]
"""A label, and what belongs to it in one language."""


def compose_consent_record(
    facts: ReleaseFacts, language: Language, other: Language, site: Office, *, form: Form
) -> Sheet:
    """The record in the person's ``language`` and, unless it is the same, in an ``other`` beside it."""
    two = (language,) if other.tag == language.tag else (language, other)
    parts = tuple(_parts(facts, two, site, form))
    return Sheet(
        title=language.text(_HEADLINE),
        language=language.tag,
        rtl=language.rtl,
        headline=BETWEEN.join(dict.fromkeys(isolated(each.text(_HEADLINE)) for each in two)),
        reference="",
        date=BETWEEN.join(dict.fromkeys(isolated(each.date(facts.given_on)) for each in two)),
        parts=parts,
        page_of=language.text(PAGE_OF),
        page_one=len(parts),
    )


def _parts(facts: ReleaseFacts, two: tuple[Language, ...], site: Office, form: Form) -> Iterator[Part]:
    for entries in zip(*(_told(facts, each, form) for each in two), strict=True):
        told = {each.tag: _entry(label, words, each) for each, (label, words) in zip(two, entries, strict=True)}
        yield from _beside(two, _by_tag(told))
    if facts.withdrawn_on is not None:
        day = facts.withdrawn_on
        yield from _beside(two, lambda each: (Sentence(each.text(_TAKEN_BACK(date=each.date(day))), strong=True),))
    if facts.explained:
        yield from _beside(two, lambda each: _explained(facts, each))
    yield from _beside(two, lambda each: (Heading(each.text(RIGHTS), RIGHTS), Points(tuple(rights(each, site)))))
    yield from _beside(two, lambda each: (Heading(each.text(_SIGNED), _SIGNED),))
    yield from _signature(facts, two)
    yield from _beside(two, draft_notes)


def _beside(two: tuple[Language, ...], make: Callable[[Language], tuple[Part, ...]]) -> Iterator[Part]:
    """What ``make`` says in one language, or in both side by side."""
    if len(two) == 1:
        yield from make(two[0])
    else:
        yield Beside(make(two[0]), make(two[1]), two[1].tag, two[1].rtl)


def _by_tag(told: dict[str, tuple[Part, ...]]) -> Callable[[Language], tuple[Part, ...]]:
    return lambda language: told[language.tag]


def _entry(label: Msg, words: str, language: Language) -> tuple[Part, ...]:
    return (Sentence(language.text(label), small=True), Sentence(words))


def _told(facts: ReleaseFacts, language: Language, form: Form) -> Iterator[Told]:
    consent = facts.consent
    named = dict.fromkeys((consent.recipient.organization, consent.recipient.service_name))
    yield TOLD, BETWEEN.join(isolated(readable(name)) for name in named if name)
    yield FOR, BETWEEN.join(need_label(code, language) for code in facts.purpose)
    told = [each for each in facts.categories if each is not Category.STORY or consent.story_confirmed]
    yield WHAT, BETWEEN.join(language.text(CATEGORIES[each]) for each in told)
    if facts.items_withheld:
        kept = dict.fromkeys(_withheld(item, language, form) for item in facts.items_withheld)
        yield _WITHHELD, BETWEEN.join(kept)
    yield UNTIL, day_of(consent.until, language)
    yield _GIVEN, BETWEEN.join((day_of(facts.given_on, language), language.text(GIVEN[consent.given])))
    yield _LANGUAGE, BETWEEN.join(_spoken(facts, language))
    if consent.witness:
        yield _WITNESS, isolated(Ltr(readable(consent.witness)))


def _explained(facts: ReleaseFacts, language: Language) -> tuple[Part, ...]:
    """What the person heard before saying yes, in the words in which they heard it."""
    consent = facts.consent
    named = consent.recipient.organization or consent.recipient.service_name
    needs = filter(None, map(need_wording, consent.purpose))
    lines = explanations(isolated(readable(named)), needs, consent.until)
    heard = (lines[each] for each in facts.explained)
    told = tuple(each(language=language) if isinstance(each, partial) else language.text(each) for each in heard)
    return (Heading(language.text(_EXPLAINED), _EXPLAINED), Points(told))


def _spoken(facts: ReleaseFacts, language: Language) -> Iterator[str]:
    yield language.language_name(facts.consent.language)
    if facts.consent.interpreter:
        yield language.text(_INTERPRETED)
    if facts.consent.read_aloud:
        yield language.text(_READ_ALOUD)


def _withheld(item: str, language: Language, form: Form) -> str:
    """What a single thing kept back is called: a question, or the person's words for one need."""
    name, _, rest = item.partition("/")
    question = form.question(name)
    label = language.text(label_of(question)) if question else isolated(name)
    return f"{label}: {need_label(rest, language)}" if name == _OWN_WORDS and rest else label


def _signature(facts: ReleaseFacts, two: tuple[Language, ...]) -> Iterator[Part]:
    consent = facts.consent
    if consent.signature:
        yield Signature(tuple(map(_points, consent.signature)), two[0].text(_SIGNED))
    elif consent.given in SIGNED:
        yield SignHere()
    else:
        yield from _beside(two, lambda each: (Sentence(each.text(_UNSIGNED)),))


def _points(stroke: Stroke) -> tuple[tuple[float, float], ...]:
    return tuple(zip(map(float, stroke[0::2]), map(float, stroke[1::2]), strict=True))
