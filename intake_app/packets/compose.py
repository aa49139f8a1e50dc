"""What may be told, composed as a sheet in one language: page one in the order a provider needs it, the rest after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from intake_app.conversation.answers import Row, Text
from intake_app.conversation.consents import Category
from intake_app.languages.language import Language, isolated
from intake_app.languages.words import Ltr, Msg, psay, say
from intake_app.needs.catalogue import is_need, need
from intake_app.packets.contact import Office, advice
from intake_app.packets.labels import DAYS, DUE, GENDER_OF_INTERPRETER, GIVEN, label_of
from intake_app.packets.related import WHAT, WHERE
from intake_app.packets.return_slip import return_slip
from intake_app.packets.share import ALREADY_WITH, OWN_WORDS, Shared, SharedAnswer, SharedNeed
from intake_app.packets.sheet import (
    Asked,
    Grid,
    Heading,
    Line,
    NewPage,
    Part,
    Points,
    Sentence,
    Sheet,
    Words,
)
from intake_app.packets.spoken import BETWEEN, said, sentence, spoken, value_words

__all__ = ["Office", "Sheet", "compose", "draft_notes", "footer_of", "need_label"]

OWN_WORDS_ON_PAGE_ONE = 400
"""Characters of the person's own words. Longer words stand after page one, so that safe contact stays on it."""

_PAGE_ONE = frozenset(
    {"call_name", "spoken_language", "read_language", "reads", "interp_gender", "worker_gender", "access", "companion"}
)
_SHORT_ENOUGH = 80

_HEADLINE = say("Referral")
TO = psay("who a referral goes to", "To")
FROM = psay("who a referral comes from", "From")
_PERSON = psay("whom a referral is for", "For")
_ASKED = say("What is asked for")
_ASKED_IN_ORDER = say("What is asked for, in the person’s own order")
TIES = say("The same number means: wanted equally.")
_LANGUAGE, _CONTACT = say("Language and support"), say("Safe contact")
_ARRANGED, _ARRANGED_AT = say("Already arranged"), say("{need}: {place}")
CONSENT = psay("label", "The person’s consent")
_RELEASE = say("How long you may use this")
_UNTIL = say("Until {date}. The person may take this back at any time; we would then tell you.")
PLEASE = say("Please")
_REQUESTS = (
    say("Do not ask the person to tell again what happened. If you need to know more, call the referrer."),
    say("Help does not depend on talking to the police or to any other authority."),
    say("Pass this on to nobody else. The person decides what comes next."),
)
_MORE, _WORDS = say("About the person"), say("In the person’s own words")
_STORY_ASIDE = say("The person chose to tell you this. Please do not ask for more.")
PAGE_OF = say("Page {page} of {pages}")
_IN_ERROR = say("If this reached you by mistake, please call {phone}, tell nobody what it says, and destroy it.")
_IN_ERROR_PLAIN = say("If this reached you by mistake, please tell nobody what it says, and destroy it.")
_DRAFT = say("Machine-made wording, not yet read by a native speaker.")


def compose(shared: Shared, language: Language, site: Office) -> Sheet:
    """The sheet for the recipient. Words of the packet are in ``language``, the person's own stay in theirs."""
    addressed, asked = tuple(_addressed(shared, language, site)), tuple(_asked(shared, language))
    contact = (Heading(language.text(_CONTACT), _CONTACT), advice(shared, language, site))
    support, arranged = tuple(_language_and_support(shared, language)), tuple(_arranged(shared, language))
    release = tuple(_release(shared, language))
    page_one = (*addressed, *asked, *support, *contact, *arranged, *release)
    title = f"{language.text(_HEADLINE)} {shared.reference}"
    return Sheet(
        title=title,
        language=language.tag,
        rtl=language.rtl,
        headline=language.text(_HEADLINE),
        reference=shared.reference,
        date=language.date(shared.today),
        parts=(
            *page_one,
            *_after_page_one(shared, language),
            *draft_notes(language),
            return_slip(shared.reference, language, site),
            *_story(shared, language),
        ),
        footer=footer_of(language, site),
        page_of=language.text(PAGE_OF),
        page_one=len(page_one),
        if_full=(*addressed, *contact, *asked, *release, *support, *arranged),
    )


def footer_of(language: Language, site: Office) -> str:
    """What somebody should do who was not meant to have the sheet."""
    if not site.office_phone:
        return language.text(_IN_ERROR_PLAIN)
    return sentence(_IN_ERROR, language, phone=site.office_phone)


def draft_notes(language: Language) -> tuple[Sentence, ...]:
    """The honest note that no speaker of the language has read the wording."""
    return (Sentence(language.text(_DRAFT), small=True),) if language.is_draft else ()


def need_label(code: str, language: Language) -> str:
    """The words on a need's card."""
    return language.text(need(code).label) if is_need(code) else isolated(code)


def need_wording(code: str) -> Msg | None:
    """The words on a need's card without a language; none for a code that is in no catalogue."""
    return need(code).label if is_need(code) else None


def _addressed(shared: Shared, language: Language, site: Office) -> Iterator[Part]:
    to = shared.recipient
    lines = (
        line(TO, language, to.organization, to.service_name, to.address, to.phone),
        line(FROM, language, site.organization, site.name, site.office_phone, site.office_hours),
        Line(language.text(_PERSON), _person(shared, language), _PERSON),
    )
    yield Grid(tuple(each for each in lines if each.words))


def _person(shared: Shared, language: Language) -> tuple[Words, ...]:
    """The name the person goes by where it may be told; else the reference stands for them."""
    name = shared.value("call_name")
    if isinstance(name, Text) and _is_short(name):
        return said(name, language, quoted=False, marked=False)
    return (Words(isolated(Ltr(shared.reference)), language.tag, language.rtl),)


def line(label: Msg, language: Language, *values: str) -> Line:
    """A label with values of no language of their own; blank ones are left out."""
    words = tuple(value_words(value, language) for value in values if value.strip())
    return Line(language.text(label), words, label)


def _asked(shared: Shared, language: Language) -> Iterator[Part]:
    ranks = [one.rank for one in shared.needs if one.rank is not None]
    title = _ASKED_IN_ORDER if len(shared.needs) > 1 and ranks else _ASKED
    yield Heading(language.text(title), title)
    due = shared.today + timedelta(days=DAYS[shared.priority])
    yield Sentence(language.text(DUE[shared.priority](date=language.date(due))), strong=True)
    if len(set(ranks)) < len(ranks):
        yield Sentence(language.text(TIES), small=True)
    here = _words_here(shared)
    for one in shared.needs:
        words = _own_words(one, language) if here else ()
        yield Asked(one.rank, need_label(one.code, language), words, need_wording(one.code))
    general = _own_answer(shared)
    if here and general:
        yield _answer_line(general, language)


def _words_here(shared: Shared) -> bool:
    """Whether the person's own words are short enough for page one."""
    general = _own_answer(shared)
    texts = [one.own_words for one in shared.needs if one.own_words]
    if general and isinstance(general.value, Text):
        texts.append(general.value)
    return sum(map(_length, texts)) <= OWN_WORDS_ON_PAGE_ONE


def _length(text: Text) -> int:
    lines = text.value.count("\n") * 40
    return len(text.value) + lines + (_length(text.translation) if text.translation else 0)


def _own_answer(shared: Shared) -> SharedAnswer | None:
    return next((a for a in shared.answers if a.question.name == OWN_WORDS), None)


def _own_words(one: SharedNeed, language: Language) -> tuple[Words, ...]:
    return said(one.own_words, language, quoted=True) if one.own_words else ()


def _answer_line(answer: SharedAnswer, language: Language) -> Line:
    label = label_of(answer.question)
    if answer.question.name == "interp_gender" and isinstance(answer.value, str):
        gender = GENDER_OF_INTERPRETER.get(answer.value)
        if gender:
            return Line(language.text(label), (Words(language.text(gender), language.tag, language.rtl),), label)
    return Line(language.text(label), spoken(answer.question, answer.value, language), label)


def _language_and_support(shared: Shared, language: Language) -> Iterator[Part]:
    told = [a for a in shared.answers if a.question.category is Category.ACCESS and _is_on_page_one(a)]
    if told:
        yield Heading(language.text(_LANGUAGE), _LANGUAGE)
        yield Grid(tuple(_answer_line(a, language) for a in told))


def _is_on_page_one(answer: SharedAnswer) -> bool:
    if answer.question.name not in _PAGE_ONE:
        return False
    return not isinstance(answer.value, Text) or _is_short(answer.value)


def _is_short(text: Text) -> bool:
    return _length(text) <= _SHORT_ENOUGH


def _arranged(shared: Shared, language: Language) -> Iterator[Part]:
    value = shared.value(ALREADY_WITH)
    if isinstance(value, tuple):
        lines = (_arranged_line(row, language) for row in value if isinstance(row, Row))
        yield Heading(language.text(_ARRANGED), _ARRANGED)
        yield Points(tuple(lines))


def _arranged_line(row: Row, language: Language) -> str:
    return sentence(_ARRANGED_AT, language, need=need_label(row.get(WHAT), language), place=row.get(WHERE))


def _release(shared: Shared, language: Language) -> Iterator[Part]:
    yield Heading(language.text(PLEASE), PLEASE)
    yield Points(tuple(language.text(one) for one in _REQUESTS))
    until = Words(language.text(_UNTIL(date=language.date(shared.until))), language.tag, language.rtl)
    yield Line(language.text(_RELEASE), (until,), _RELEASE)
    if shared.agreed is not None and shared.given is not None:
        words = BETWEEN.join((language.date(shared.agreed), language.text(GIVEN[shared.given])))
        yield Line(language.text(CONSENT), (Words(words, language.tag, language.rtl),), CONSENT)


def _after_page_one(shared: Shared, language: Language) -> Iterator[Part]:
    """What else may be told, after all that page one is for; nothing at all when there is nothing."""
    words = () if _words_here(shared) else tuple(_long_own_words(shared, language))
    more = tuple(_answer_line(a, language) for a in _others(shared.answers))
    if words:
        yield Heading(language.text(_WORDS), _WORDS)
        yield from words
    if more:
        yield Heading(language.text(_MORE), _MORE)
        yield from more


def _others(answers: Iterable[SharedAnswer]) -> Iterator[SharedAnswer]:
    for answer in answers:
        elsewhere = answer.question.name in (OWN_WORDS, ALREADY_WITH) or answer.question.category is Category.CONTACT
        if not elsewhere and not _is_on_page_one(answer):
            yield answer


def _long_own_words(shared: Shared, language: Language) -> Iterator[Line]:
    for one in shared.needs:
        if one.own_words:
            number = f"{one.rank}{BETWEEN}" if one.rank else ""
            label = number + need_label(one.code, language)
            yield Line(label, _own_words(one, language), need_wording(one.code))
    general = _own_answer(shared)
    if general:
        yield _answer_line(general, language)


def _story(shared: Shared, language: Language) -> Iterator[Part]:
    for answer in shared.story:
        yield NewPage()
        label = label_of(answer.question)
        yield Heading(language.text(label), label)
        yield Sentence(language.text(_STORY_ASIDE), small=True)
        yield Line("", spoken(answer.question, answer.value, language))
