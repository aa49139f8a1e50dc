"""What stood half typed on a form when the vault locked: kept inside the vault until the form is kept or given up.

A draft goes with whatever is erased of the record it concerns, and after a week in any case.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from intake_app.store.store import Store

DRAFTS: Final = "drafts"
"""The setting with the drafts, which goes when everybody goes."""
LASTS: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, as JSON values by the form's own names; ``record`` is whom it concerns, ``day`` when it was."""

    record: str
    day: date
    typed: Mapping[str, Any] = field(repr=False)


class Drafts:
    """The drafts of an open vault, for the thread that opened it; ``form`` names the form and what it is about."""

    def __init__(self, store: Store, today: date) -> None:
        self._store, self._today = store, today

    def get(self, form: str) -> Draft | None:
        """What was typed on a form, if that is kept."""
        return self._all().get(form)

    def put(self, form: str, record: str, typed: Mapping[str, Any]) -> None:
        """Keep what was typed, in place of what was kept of this form; nothing of somebody who is not in the vault."""
        if self._store.record(record) is not None:
            self._write({**self._all(), form: Draft(record, self._today, typed)})

    def drop(self, form: str) -> None:
        """The form was kept or given up."""
        self._keep_only({name: draft for name, draft in self._all().items() if name != form})

    def forget(self, record: str) -> None:
        """Remove every draft about a record, with the room that is kept back for erasing."""
        kept = {name: draft for name, draft in self._all().items() if draft.record != record}
        self._store.tidying.after(lambda: self._keep_only(kept))

    def tidy(self) -> None:
        """Remove those that are older than a week, and those about somebody whom the vault does not hold."""
        earliest, held = self._today - LASTS, self._store.record
        kept = {n: d for n, d in self._all().items() if d.day >= earliest and held(d.record) is not None}
        self._keep_only(kept)

    def _all(self) -> dict[str, Draft]:
        written = self._store.setting(DRAFTS, {}).get("held", {})
        return {form: Draft(record, date.fromisoformat(day), typed) for form, (record, day, typed) in written.items()}

    def _keep_only(self, drafts: dict[str, Draft]) -> None:
        if len(drafts) != len(self._all()):
            self._write(drafts)

    def _write(self, drafts: dict[str, Draft]) -> None:
        held = {form: [draft.record, draft.day.isoformat(), draft.typed] for form, draft in drafts.items()}
        # the nonce, so that the digest in the journal proves nothing about words that are gone
        self._store.set_setting(DRAFTS, {"nonce": secrets.token_hex(16), "held": held} if held else None)
