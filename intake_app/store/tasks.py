"""What is to be done about anybody, as the derived rows have it: by day, then by name, and by nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from intake_app.conversation.tasks import Task, TaskKind
from intake_app.store.link import Link
from intake_app.store.refusals import rows_told


@dataclass(frozen=True, slots=True, repr=False)
class PersonTask:
    """A task with the person it is about: the record's id, and the name in the list of people; None without one."""

    record: str
    name: str | None
    task: Task

    def __repr__(self) -> str:
        return f"PersonTask({self.record}, {self.task})"


def tasks_between(link: Link, shown_on: date, due_by: date) -> tuple[PersonTask, ...]:
    """The tasks due by ``due_by`` that are still shown on ``shown_on``."""
    rows = link.rows(
        "SELECT t.record, p.name, t.kind, t.key, t.due, t.until, t.referral, t.words"
        " FROM tasks AS t JOIN people AS p ON p.record = t.record WHERE t.due <= ? AND t.until >= ?"
        " ORDER BY t.due, p.name IS NULL, p.name, t.record, t.key",
        (due_by.isoformat(), shown_on.isoformat()),
    )
    with rows_told():
        return tuple(PersonTask(row[0], row[1], _task(*row[2:])) for row in rows)


def _task(kind: str, key: str, due: str, until: str, referral: str, words: str) -> Task:
    subject = key.partition("/")[2]
    return Task(TaskKind(kind), subject, date.fromisoformat(due), date.fromisoformat(until), referral, words)
