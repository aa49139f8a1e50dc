"""The survivors' feedback: tied to a month, and to no person, conversation, worker or order of arrival."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from intake_app.store.documents import clean
from intake_app.store.link import Link
from intake_app.store.refusals import rows_told

Answers = Mapping[str, int | str]
"""What was answered, by question: a step of a scale, or words."""


@dataclass(frozen=True, slots=True, repr=False)
class Feedback:
    """One person's feedback. ``month`` is ``YYYY-MM``."""

    month: str
    answers: Answers

    def __repr__(self) -> str:
        return f"Feedback({self.month})"


def add_feedback(link: Link, answers: Answers, day: date) -> None:
    """Keep one feedback under a random key; of ``day`` only the month stays. No journal entry is made."""
    text = json.dumps(clean(dict(answers)), ensure_ascii=False, sort_keys=True)
    link.change(
        "INSERT INTO feedback (id, month, answers) VALUES (?, ?, ?)",
        (secrets.token_hex(16), day.isoformat()[:7], text),
    )


def all_feedback(link: Link) -> tuple[Feedback, ...]:
    """Every feedback, by month and then in an order that means nothing."""
    rows = link.rows("SELECT month, answers FROM feedback ORDER BY month, id")
    with rows_told():
        return tuple(Feedback(month, json.loads(answers)) for month, answers in rows)
