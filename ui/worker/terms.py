"""The words for what the record keeps as codes: stages, reasons, categories, phases, states and the like."""

from __future__ import annotations

from intake_app.conversation.answers import State
from intake_app.conversation.consents import Category, Decision, Given
from intake_app.conversation.record import Kind
from intake_app.conversation.referrals import Priority
from intake_app.conversation.stage_words import REASONS as REASONS
from intake_app.conversation.stage_words import STAGES as STAGES
from intake_app.languages.words import Msg, msg, psay, say
from intake_app.needs.catalogue import is_need, need
from intake_app.needs.model import Phase
from intake_app.packets.naming import Copy

CATEGORIES: dict[Category, Msg] = {
    Category.NEEDS: say("What you want, in your order and your words"),
    Category.IDENTITY: say("Your name and age"),
    Category.CONTACT: say("How to reach you safely"),
    Category.ACCESS: say("Your language and the support you need"),
    Category.SAFETY: say("Whether you feel safe"),
    Category.PROFILE: say("Your gender and citizenship"),
    Category.FAMILY: say("Your children and family"),
    Category.STORY: say("What you wanted us to know"),
}

SHORT_CATEGORIES: dict[Category, Msg] = {
    Category.NEEDS: msg("needs"),
    Category.IDENTITY: msg("name and age"),
    Category.CONTACT: msg("safe contact"),
    Category.ACCESS: msg("language and support"),
    Category.SAFETY: msg("feeling safe"),
    Category.PROFILE: msg("gender and citizenship"),
    Category.FAMILY: msg("family"),
    Category.STORY: msg("what they wanted us to know"),
}

GIVEN: dict[Given, Msg] = {
    Given.WRITTEN: msg("In writing"),
    Given.MARK: msg("With a mark or thumbprint"),
    Given.VERBAL: msg("Spoken, with a witness"),
    Given.PHONE: msg("By phone"),
}

DECISIONS: dict[Decision, Msg] = {
    Decision.YES: psay("consent", "Yes"),
    Decision.NO: psay("consent", "No"),
    Decision.NOT_NOW: psay("consent", "Not now"),
}

PHASES: dict[Phase, Msg] = {
    Phase.IMMEDIATE: msg("For planning: now"),
    Phase.SHORT: msg("For planning: soon"),
    Phase.LONG: msg("For planning: later on"),
}

PRIORITIES: dict[Priority, Msg] = {
    Priority.DAY: msg("Within 24 hours"),
    Priority.THREE_DAYS: msg("Within 72 hours"),
    Priority.TWO_WEEKS: msg("Within 2 weeks"),
}

KINDS: dict[Kind, Msg] = {
    Kind.MEETING: msg("Meeting"),
    Kind.CONTACT: msg("Phone call or message"),
    Kind.DESK: msg("Noted at the desk"),
}

STATES: dict[State, Msg] = {
    State.PREFER_NOT_TO_SAY: msg("Rather not say"),
    State.DOES_NOT_KNOW: msg("Not known"),
    State.NOT_ASKED: msg("Ask later"),
}

COPIES: dict[Copy, Msg] = {
    Copy.RECIPIENT: msg("The packet"),
    Copy.SURVIVOR: msg("The person’s copy"),
    Copy.DISCREET: msg("The discreet card"),
    Copy.CONSENT: msg("The consent, for the person and our file"),
}

BY_SURVIVOR, BY_RECIPIENT = "survivor", "recipient"
BY: dict[str, Msg] = {BY_RECIPIENT: msg("The service"), BY_SURVIVOR: msg("The person")}

NO_NAME = msg("No name yet")
GONE = msg("Removed from this vault. Older backups may still hold it until they are deleted.")


def need_words(code: str) -> Msg:
    """The words on a need's card; the code itself where the catalogue does not know it."""
    return need(code).label if is_need(code) else msg("{code}")(code=code)


def phase_words(code: str) -> Msg | None:
    """The planning label of a need, or None."""
    return PHASES.get(need(code).phase) if is_need(code) else None


def by_words(by: str) -> Msg:
    """Who took a step: the person, the service, or a worker's code."""
    return BY.get(by) or msg("Worker {code}")(code=by)
