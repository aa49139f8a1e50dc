"""What a packet calls the answers it tells: short labels for the reader instead of the questions to the survivor."""

from __future__ import annotations

from intake_app.conversation.consents import Given
from intake_app.conversation.referrals import Priority
from intake_app.forms.model import Question
from intake_app.languages.words import Msg, psay, say

_LABELS: dict[str, Msg] = {
    "spoken_language": psay("language", "Speaks"),
    "read_language": psay("language", "Reads"),
    "reads": say("Read aloud"),
    "interp_gender": say("Interpreter"),
    "worker_gender": psay("who the person would rather talk with", "Talk with"),
    "access": psay("what makes it easier for the person", "Support"),
    "companion": psay("who should come along", "Company"),
    "usually_helps": say("What usually helps"),
    "faith_diet": say("Food, faith or customs"),
    "call_name": say("Name to use"),
    "name_full": say("Full name"),
    "name_native": say("Name in own script"),
    "names_other": say("Other names"),
    "pronoun": say("How to refer to the person"),
    "birth": say("Age or birth"),
    "age_band": say("Age"),
    "gender": say("Gender, in own words"),
    "citizenship": say("Citizenship"),
    "safe_now": say("Felt safe when last asked"),
    "own_words": say("In the person’s own words"),
    "children_with": say("Children along: age · how many"),
    "family_contact": say("Wants help to reach family"),
    "anything_else": say("What the person wants you to know"),
    "address": psay("way to reach somebody", "Post"),
    "meet_again": say("A safe way to meet"),
}

DUE = {
    Priority.DAY: say("Within 24 hours, by {date}"),
    Priority.THREE_DAYS: say("Within 72 hours, by {date}"),
    Priority.TWO_WEEKS: say("Within 2 weeks, by {date}"),
}
DAYS = {Priority.DAY: 1, Priority.THREE_DAYS: 3, Priority.TWO_WEEKS: 14}

GIVEN = {
    Given.WRITTEN: psay("how a consent was given", "In writing"),
    Given.MARK: psay("how a consent was given", "With a mark or a thumbprint"),
    Given.VERBAL: psay("how a consent was given", "In spoken words, before a witness"),
    Given.PHONE: psay("how a consent was given", "By phone"),
}

GENDER_OF_INTERPRETER = {
    "woman": psay("interpreter", "A woman"),
    "man": psay("interpreter", "A man"),
    "no_preference": psay("interpreter", "No preference"),
}


def label_of(question: Question) -> Msg:
    """The label for an answer of ``question``; the question's own words where there is none."""
    return _LABELS.get(question.name, question.label)
