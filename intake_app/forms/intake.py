"""The built-in intake: what a service needs to know, and never the story (HTCDS names stand beside)."""

from __future__ import annotations

from intake_app.forms.intake_meeting import CONTACT, NAME, NOW, START, WANTS
from intake_app.forms.intake_more import ABOUT, CLOSE, EASIER, FEEDBACK, PEOPLE, SIGNS, STORY
from intake_app.forms.model import Form

INTAKE = Form(
    "intake",
    1,
    (START, NAME, CONTACT, NOW, WANTS, ABOUT, EASIER, PEOPLE, STORY, CLOSE, SIGNS, FEEDBACK),
)

CONTACT_CHECK_DAYS = 14
"""A safe way of contact is asked afresh when it is older than this."""
