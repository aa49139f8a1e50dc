"""Choices that several questions share."""

from __future__ import annotations

from intake_app.forms.model import Choice
from intake_app.languages.words import psay, say

YES_NO_NOT_SURE = (
    Choice("yes", say("Yes"), "check"),
    Choice("no", say("No"), "x"),
    Choice("not_sure", psay("I am not sure", "Not sure")),
)
WHO = (
    Choice("woman", say("A woman"), "user"),
    Choice("man", say("A man"), "user"),
    Choice("no_preference", say("No preference")),
)
FACES = (
    Choice("good", psay("feedback", "Yes"), "mood-smile"),
    # Translators: an answer between yes and no.
    Choice("middle", say("Partly"), "mood-neutral"),
    Choice("bad", psay("feedback", "No"), "mood-sad"),
)
