"""Taking everybody out of a vault that is carried somewhere, so that only the site's own things stay in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from intake_app.store.derived import clear_rows
from intake_app.store.journal import Event, Journal
from intake_app.store.link import Link
from intake_app.store.people import count_people
from intake_app.store.records import Records
from intake_app.store.settings import write_setting


def take_everybody_out(link: Link, journal: Journal, records: Records, settings: Iterable[str], day: date) -> int:
    """Remove every record, all feedback and these settings in one transaction; how many people there were.

    No tombstone is laid: they are somewhere else, and may come back.
    """
    with records.writing():
        people = count_people(link)
        records.note_gone([row[0] for row in link.rows("SELECT id FROM conversations ORDER BY id")], day)
        link.change("DELETE FROM conversations")
        link.change("DELETE FROM feedback")
        clear_rows(link)
        for name in settings:
            write_setting(link, journal, name, None, day)
        journal.append(day, Event.EMPTIED, number=people)
    records.forget()
    return people
