"""Which picture stands beside each choice of the built-in questions, so that none has to be read to be found."""

from __future__ import annotations

from intake_app.forms.model import Choice, Question
from intake_app.needs.catalogue import need
from ui.widgets.picture_button import Picture

_NEEDS = {
    "food": "basic.food",
    "doctor": "health.urgent",
    "rest": "basic.rest",
    "someone": "go.with",
    "something_else": "other",
    "not_sure": "unsure",
    "unsure": "unsure",
}
_ICONS = {
    "yes": "check",
    "no": "x",
    "a_little": "pencil",
    "some": "volume",
    "nothing": "x",
    "card": "message-circle",
    "copy": "file-text",
    "no_i_will_contact_you": "phone",
    "never": "x",
    "neutral_only": "message-circle",
    "ok": "check",
    "hang_up": "x",
    "wrong_number": "phone",
    "say_cover_name": "user",
    "do_not_call_back": "x",
    "call_once": "phone",
    "wait": "clock",
    "team": "users",
    "only_this_worker": "user",
    "woman": "user",
    "man": "user",
    "no_preference": "users",
    "good": "mood-smile",
    "middle": "mood-neutral",
    "bad": "mood-sad",
    "hearing": "volume",
    "later": "clock",
    "other": "plus",
}


def picture_of(question: Question, choice: Choice) -> Picture:
    """The picture of a choice: of the question's own table, of the need it stands for, or a calm dot."""
    if question.name == "consent_record" and choice.name == "yes":
        return "device-floppy"
    if choice.name in _NEEDS:
        return need(_NEEDS[choice.name]).pictogram
    return _ICONS.get(choice.name, "circle-dot")
