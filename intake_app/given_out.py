"""What leaves as data: figures that name nobody, and people as rows; each is noted, and figures are kept apart."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from intake_app.languages.language import Language
from intake_app.languages.words import msg
from intake_app.outbox import refuse_if_there, written
from intake_app.reports.counting import UNMET, Groups, Key, agreed_to_figures, groups
from intake_app.reports.disclosure import differs_by_few
from intake_app.reports.figures import FEEDBACK, Figures, feedback_key, make_figures
from intake_app.reports.figures_out import figures_csv
from intake_app.reports.figures_paper import figures_pdf
from intake_app.reports.htcds import Sheet, htcds_sheet
from intake_app.reports.period import Period
from intake_app.reports.table import table
from intake_app.reports.workbook import workbook
from intake_app.site import Site
from intake_app.store.journal import Event
from intake_app.store.store import Store

GIVEN_OUT: Final = "given_out"
FIGURES, ROWS = "figures", "rows"
PLAIN_FILE: Final = msg("This file is not encrypted: whoever finds it can read it.")
NAMELESS_FILE: Final = msg("Also without names a row can point to somebody. Keep the file inside the organisation.")


@dataclass(frozen=True, slots=True)
class GivingOut:
    """Writes what leaves from an open store, for the thread that opened it. Every method may raise a Problem."""

    store: Store
    site: Site
    today: date

    def figures(self, period: Period) -> Figures:
        """The figures of a period, kept apart from those that were given out for other periods.

        A row is withheld when those whom it counts, and those whom it counted in an overlapping period, differ by fewer
        people than may be told of: the difference of the two numbers would tell of these few.
        """
        smallest = self.site.smallest_cell
        records = [record for record in self.store.records() if agreed_to_figures(record, self.today)]
        counted = groups(records, period, self.today)
        mine = {**counted, **self._feedback(period)}
        withheld: set[Key] = set()
        for other in self._given():
            if other != period and other.overlaps(period):
                theirs = {**groups(records, other, self.today), **self._feedback(other)}
                withheld |= {key for key in mine if differs_by_few(mine[key], theirs.get(key, ()), smallest)}
        given = [each.answers for each in self.store.feedback() if _in_month(each.month, period)]
        return make_figures(
            counted, given, period, smallest, withheld=withheld, unserved=self._unserved(counted, smallest)
        )

    def write_figures(self, path: Path, period: Period, language: Language, *, page: str = "A4") -> Figures:
        """Write the figures as a table, or for printing where the name ends in ``.pdf``; note that they left."""
        refuse_if_there(path)
        made = self.figures(period)
        printed = path.suffix.lower() == ".pdf"
        data = figures_pdf(made, self.site, language, self.today, page) if printed else figures_csv(made, language)
        with written(path, data):
            self.store.note(Event.EXPORTED, FIGURES)
            if period not in self._given():
                self._keep(periods=[*self._kept("periods", []), _as_json(period)])
        return made

    def rows(self) -> Sheet:
        """The people who agreed to figures, as rows of HTCDS 2.0 that name nobody."""
        return htcds_sheet(self.store.records(), self.today)

    def write_rows(self, path: Path, *, book: Path | None = None) -> Sheet:
        """Write the people as rows, and as a workbook beside it; note that they left."""
        for place in (path, *([book] if book else [])):
            refuse_if_there(place)
        sheet = self.rows()
        with written(path, _as_file(path, sheet)):
            if book is not None:
                with written(book, workbook(sheet.heading, sheet.rows)):
                    self.store.note(Event.EXPORTED, ROWS, len(sheet.rows))
            else:
                self.store.note(Event.EXPORTED, ROWS, len(sheet.rows))
        return sheet

    def _given(self) -> list[Period]:
        return [_as_period(each) for each in self._kept("periods", [])]

    def _kept(self, name: str, default: Any) -> Any:
        return self.store.setting(GIVEN_OUT, {}).get(name, default)

    def _keep(self, **changed: Any) -> None:
        # the nonce, so that the digest in the journal proves nothing about a reason that is gone
        kept = {**self.store.setting(GIVEN_OUT, {}), "nonce": secrets.token_hex(16), **changed}
        self.store.set_setting(GIVEN_OUT, kept)

    def _feedback(self, period: Period) -> Groups:
        """The feedback of a period by row, each told apart by its place only."""
        found: dict[Key, set[str]] = {}
        for place, each in enumerate(self.store.feedback()):
            for name in FEEDBACK:
                answer = each.answers.get(feedback_key(name))
                if answer is not None and _in_month(each.month, period):
                    found.setdefault((name, str(answer)), set()).add(str(place))
        return {key: frozenset(places) for key, places in found.items()}

    def _unserved(self, counted: Groups, smallest: int) -> frozenset[str]:
        """The needs of enough people to be told that no service on file serves."""
        codes = [code for (name, code), people in counted.items() if name == UNMET and len(people) >= smallest]
        return frozenset(code for code in codes if not self.store.services_for_need(code))


def _as_file(path: Path, sheet: Sheet) -> bytes:
    is_book = path.suffix.lower() == ".xlsx"
    return workbook(sheet.heading, sheet.rows) if is_book else table(sheet.heading, sheet.rows)


def _in_month(month: str, period: Period) -> bool:
    return period.holds(date.fromisoformat(f"{month}-01"))


def _as_json(period: Period) -> list[str | None]:
    return [day.isoformat() if day else None for day in (period.first, period.last)]


def _as_period(kept: list[str | None]) -> Period:
    first, last = (date.fromisoformat(day) if day else None for day in kept)
    return Period(first, last)
