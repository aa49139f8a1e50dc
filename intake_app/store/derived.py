"""The narrow rows beside the documents (people, needs, referrals, consents, tasks): made again from them at will."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from intake_app.conversation.answers import Answer, LanguageChoice, Row, Text, Value
from intake_app.conversation.record import Record
from intake_app.conversation.referrals import COMPUTED, Stage
from intake_app.conversation.tasks import tasks_of
from intake_app.forms.intake import CONTACT_CHECK_DAYS
from intake_app.store.folding import fold_names
from intake_app.store.link import Cells, Link

DERIVING: Final = 2
"""The version of what is derived; a vault whose rows were made by another has them made again when it is opened."""
SHOWN_NAMES = ("call_name", "name_full")
SEARCHED_NAMES = (*SHOWN_NAMES, "name_native", "names_other")


@dataclass(frozen=True, slots=True, repr=False)
class Derived:
    """The rows of one record, as tuples in the order of their columns; without conversations there are none."""

    people: tuple[Cells, ...] = ()
    wanted: tuple[Cells, ...] = ()
    referrals: tuple[Cells, ...] = ()
    consents: tuple[Cells, ...] = ()
    tasks: tuple[Cells, ...] = ()

    def __repr__(self) -> str:
        return f"Derived({len(self.people)} people)"


def derive(record: Record) -> Derived:
    """What the tables should say of ``record``."""
    if not record.conversations:
        return Derived()
    views = record.referrals(date.min)
    made = {r.id: c.date.isoformat() for c in record.in_order for r in c.referrals}
    return Derived(
        people=(_person(record, sum(view.live for view in views)),),
        wanted=_wanted(record),
        referrals=_by_id((record.id, v.referral.id, *v.referral.recipient.key, made[v.referral.id],
                          str(Stage.DRAFTED if v.stage in COMPUTED else v.stage)) for v in views),
        consents=_by_id((record.id, c.id, *c.recipient.key, str(c.decision), c.until.isoformat(),
                         int(record.withdrawn(c.id))) for c in record.consents()),
        tasks=_by_id((record.id, t.key, str(t.kind), t.due.isoformat(), t.until.isoformat(), t.referral, t.words)
                     for t in tasks_of(record, contact_days=CONTACT_CHECK_DAYS)),
    )  # fmt: skip


def stored(link: Link, record: str) -> Derived:
    """What the tables say of the record with this id."""
    key = (record,)
    return Derived(
        people=tuple(link.rows("SELECT record, last_day, language, live_referrals, name, folded FROM people"
                               " WHERE record = ?", key)),
        wanted=tuple(link.rows("SELECT record, code, rank FROM wanted WHERE record = ? ORDER BY code", key)),
        referrals=tuple(link.rows("SELECT record, id, source, service, day, stage FROM referrals"
                                  " WHERE record = ? ORDER BY id", key)),
        consents=tuple(link.rows("SELECT record, id, source, service, decision, until, withdrawn FROM consents"
                                 " WHERE record = ? ORDER BY id", key)),
        tasks=tuple(link.rows("SELECT record, key, kind, due, until, referral, words FROM tasks"
                              " WHERE record = ? ORDER BY key", key)),
    )  # fmt: skip


def replace_rows(link: Link, record: str, new: Derived) -> None:
    """Put ``new`` in the place of the record's rows, inside a transaction."""
    link.change("DELETE FROM people WHERE record = ?", (record,))
    link.change("DELETE FROM wanted WHERE record = ?", (record,))
    link.change("DELETE FROM referrals WHERE record = ?", (record,))
    link.change("DELETE FROM consents WHERE record = ?", (record,))
    link.change("DELETE FROM tasks WHERE record = ?", (record,))
    link.change_each("INSERT INTO people (record, last_day, language, live_referrals, name, folded)"
                     " VALUES (?, ?, ?, ?, ?, ?)", new.people)  # fmt: skip
    link.change_each("INSERT INTO wanted (record, code, rank) VALUES (?, ?, ?)", new.wanted)
    link.change_each("INSERT INTO referrals (record, id, source, service, day, stage)"
                     " VALUES (?, ?, ?, ?, ?, ?)", new.referrals)  # fmt: skip
    link.change_each("INSERT INTO consents (record, id, source, service, decision, until, withdrawn)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?)", new.consents)  # fmt: skip
    link.change_each("INSERT INTO tasks (record, key, kind, due, until, referral, words)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?)", new.tasks)  # fmt: skip


def clear_rows(link: Link) -> None:
    """Remove every record's rows, inside a transaction."""
    link.change("DELETE FROM people")
    link.change("DELETE FROM wanted")
    link.change("DELETE FROM referrals")
    link.change("DELETE FROM consents")
    link.change("DELETE FROM tasks")


def described(link: Link) -> set[str]:
    """The ids of all records that the tables speak of."""
    return {
        row[0]
        for row in link.rows(
            "SELECT record FROM people UNION SELECT record FROM wanted UNION SELECT record FROM referrals"
            " UNION SELECT record FROM consents UNION SELECT record FROM tasks"
        )
    }


def _person(record: Record, live: int) -> Cells:
    latest = record.in_order[-1]
    answers = [record.answer_in_force(question) for question in SEARCHED_NAMES]
    shown = [name for answer in answers[: len(SHOWN_NAMES)] for name in _names(answer)[:1]]
    told = [i.name.strip() for c in record.in_order for i in c.incoming if i.name.strip()]
    folded = fold_names([*(name for answer in answers for name in _names(answer)), *told])
    name = next(iter((*shown, *reversed(told))), None)
    return (record.id, latest.date.isoformat(), latest.language, live, name, folded)


def _names(answer: Answer | None) -> list[str]:
    """The texts of an answer that is in force and answered, the words as said before their translation."""
    if answer is None or not answer.answered:
        return []
    return [text.strip() for text in _texts(answer.value) if text.strip()]


def _texts(value: Value | Row | None) -> list[str]:
    match value:
        case str():
            return [value]
        case Text():
            return [value.value, *_texts(value.translation)]
        case Row():
            return [cell for _, cell in value.cells]
        case None | LanguageChoice():
            return []
        case _:
            return [text for item in value for text in _texts(item)]


def _wanted(record: Record) -> tuple[Cells, ...]:
    ordering = record.order_in_force()
    if ordering is None:
        return ()
    codes = sorted({*ordering.codes, *ordering.later})
    return tuple((record.id, code, ordering.rank(code)) for code in codes)


def _by_id(rows: Iterable[Cells]) -> tuple[Cells, ...]:
    """Rows in the order of their second column; of two with one id the first stands."""
    found: dict[str, Cells] = {}
    for row in rows:
        found.setdefault(row[1], row)
    return tuple(found[id_] for id_ in sorted(found))
