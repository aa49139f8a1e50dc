"""What the survivor may take along: a full copy of what they chose, or a small card that says next to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from intake_app.conversation.consents import SHAREABLE, Category, Permission
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Record, ReferralView
from intake_app.languages.calendars import usual_calendar
from intake_app.languages.digits import western_number
from intake_app.languages.language import Language, isolated
from intake_app.languages.spoken_dates import date_beside
from intake_app.languages.words import Msg, psay, say
from intake_app.packets.compose import TIES, draft_notes, need_label, need_wording
from intake_app.packets.contact import Office, office_line
from intake_app.packets.sheet import Asked, Heading, Line, Part, Points, Sentence, Sheet, Words
from intake_app.packets.spoken import BETWEEN, readable, said, value_words

_HEADLINE = say("My copy")
_CHOSE, _LATER = say("What I chose, in my order"), say("Maybe later")
_NOTHING_CHOSEN = say("Nothing was chosen yet. There is no hurry.")
_ALIKE = say("All of these, none before another.")
_NO_PROMISE = say("Choosing is not a promise that it exists. We will tell you what we find.")
TOLD, _NOBODY = say("Who will be told, with my consent"), say("Nobody. Nothing is told without my consent.")
FOR = psay("what a consent is for", "For")
WHAT = say("What they are told")
UNTIL = psay("last day of a consent", "Until")
RIGHTS = say("What I can do at any time")
_WITHDRAW = (
    say("I can take back my consent, change my mind, or change my order. Saying so is enough; I need no reason."),
    say("I can ask what is written about me, and have it removed."),
    say("Help does not depend on talking to the police."),
)
CALL = say("Call {phone}")
_CARD = say("Card")
CATEGORIES: dict[Category, Msg] = {
    Category.NEEDS: say("what I want"),
    Category.IDENTITY: say("who I am"),
    Category.CONTACT: say("how to reach me safely"),
    Category.ACCESS: say("language and support"),
    Category.SAFETY: say("whether I feel safe"),
    Category.PROFILE: say("gender or citizenship, if I said so"),
    Category.FAMILY: say("children and family"),
    Category.STORY: say("what I wanted them to know"),
}


def compose_own_copy(record: Record, language: Language, site: Office, *, today: date) -> Sheet:
    """The survivor's own copy; it needs no release, and a record that was never stored will do."""
    return Sheet(
        title=language.text(_HEADLINE),
        language=language.tag,
        rtl=language.rtl,
        headline=language.text(_HEADLINE),
        reference="",
        date=day_of(today, language),
        parts=(
            *_chosen(record, language),
            *_told(record, language, today),
            Heading(language.text(RIGHTS), RIGHTS),
            Points(tuple(rights(language, site))),
            *draft_notes(language),
        ),
    )


def compose_card(language: Language, *, name: str, when: str, phone: str) -> Sheet:
    """The discreet card: only what it is given, and no word about why or by whom; three empty lines when it is nothing.

    An empty line is one to write on by hand.
    """
    given = [western_number(each) for each in (name, when, phone) if each.strip()]
    lines = tuple(Line("", (value_words(each, language),)) for each in given) or (Line("", ()),) * 3
    return Sheet(language.text(_CARD), language.tag, language.rtl, "", "", "", lines)


def _chosen(record: Record, language: Language) -> Iterator[Part]:
    order = record.order_in_force()
    yield Heading(language.text(_CHOSE), _CHOSE)
    if order is None or not order.codes:
        yield Sentence(language.text(_NOTHING_CHOSEN))
    else:
        if order.no_preference:
            yield Sentence(language.text(_ALIKE), small=True)
        elif len(order.codes) > len(order.yes):
            yield Sentence(language.text(TIES), small=True)
        yield from (_asked(code, order, language) for code in order.codes)
        yield Sentence(language.text(_NO_PROMISE), small=True)
    if order is not None and order.later:
        yield Heading(language.text(_LATER), _LATER)
        yield Points(tuple(need_label(code, language) for code in order.later))


def _asked(code: str, order: Ordering, language: Language) -> Asked:
    own = order.words_for(code)
    rank = None if order.no_preference else order.rank(code)
    words = said(own, language, quoted=True) if own else ()
    return Asked(rank, need_label(code, language), words, need_wording(code))


def _told(record: Record, language: Language, today: date) -> Iterator[Part]:
    yield Heading(language.text(TOLD), TOLD)
    told = {v.referral.recipient.key: v for v in record.referrals(today) if v.permission and v.live}
    for view in told.values():
        yield from _recipient(view, view.permission, language)
    if not told:
        yield Sentence(language.text(_NOBODY))


def _recipient(view: ReferralView, allowed: Permission | None, language: Language) -> Iterator[Part]:
    if allowed is None:
        return
    named = dict.fromkeys((allowed.recipient.organization, allowed.recipient.service_name))
    yield Sentence(BETWEEN.join(isolated(readable(name)) for name in named if name), strong=True)
    yield Line(language.text(FOR), tuple(_words(need_label(code, language), language) for code in allowed.purpose))
    categories = [language.text(CATEGORIES[c]) for c in SHAREABLE if c in allowed.categories and _is_told(c, allowed)]
    if categories:
        yield Line(language.text(WHAT), (_words(BETWEEN.join(categories), language),))
    yield Line(language.text(UNTIL), (_words(day_of(allowed.until, language), language),))


def _is_told(category: Category, allowed: Permission) -> bool:
    return category is not Category.STORY or allowed.story_confirmed


def _words(text: str, language: Language) -> Words:
    return Words(text, language.tag, language.rtl)


def day_of(day: date, language: Language) -> str:
    """A day with the same day in the calendar that the language's speakers usually date by, beside it."""
    return date_beside(day, usual_calendar(language.tag), language)


def rights(language: Language, site: Office) -> Iterator[str]:
    """What a person can do at any time, and whom to call."""
    yield from (language.text(one) for one in _WITHDRAW)
    if line := office_line(CALL, language, site):
        yield line
