"""People as rows of IOM's Human Trafficking Case Data Standard 2.0 (CC BY 4.0; no endorsement by IOM is implied).

The names of fields are those of the standard's definitions. Columns that begin with ``cairn_`` are our own: how a
question stands where there is no value, our codes beside theirs, the language's own tag. Only people who said yes to
figures have a row. Signs, stories, own words and whatever else is free text never have a column.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from intake_app.conversation.answers import Answer, LanguageChoice, State, Text, plain
from intake_app.conversation.answers import Row as Entry
from intake_app.conversation.record import Record, ReferralView
from intake_app.conversation.referrals import Stage
from intake_app.languages.digits import western_number
from intake_app.languages.edtf import days_of, read_edtf
from intake_app.reports.counting import agreed_to_figures
from intake_app.reports.counting import unmet as unmet_needs
from intake_app.reports.htcds_codes import country_code, gender_code, iso_639_2, support_types

_ADULT_BANDS: Final = {"18_24": 24, "25_34": 34, "35_44": 44, "45_54": 54, "55_64": 64}
_OLDEST: Final = "65_up"
_TAKEN_ON: Final = frozenset({Stage.ACCEPTED, Stage.IN_SERVICE})
_MOVES: Final = frozenset({"home.move", "home.return"})


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """The rows under their heading, and how many people have no row."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int

    def __repr__(self) -> str:
        return f"Sheet({len(self.heading)} by {len(self.rows)})"


@dataclass(frozen=True, slots=True, repr=False)
class _Case:
    """One person-case, read once for all its columns."""

    record: Record
    today: date
    views: tuple[ReferralView, ...]

    def said(self, question: str) -> Answer | None:
        found = self.record.answer_in_force(question)
        return found if found is not None and found.answered else None

    def choice(self, question: str) -> str:
        found = self.said(question)
        return plain(found.value) if found else ""

    def entries(self, question: str) -> tuple[Entry, ...]:
        found = self.said(question)
        value = found.value if found else None
        return tuple(each for each in value if isinstance(each, Entry)) if isinstance(value, tuple) else ()

    def day(self, day: date | None) -> str:
        """The month of a day, so that no other list of days leads to the person."""
        return day.isoformat()[:7] if day is not None else ""


_Cell = Callable[[_Case], str]


def htcds_sheet(records: Iterable[Record], today: date) -> Sheet:
    """A row for everybody who agreed to figures, in an order that means nothing.

    Their yes is to figures that name nobody: there are no names, no ways of contact, no birth date, no organisation and
    no worker; days are months; and each row has a code that is new in every export and is kept nowhere.
    """
    rows, left_out = [], 0
    for record in records:
        if not agreed_to_figures(record, today):
            left_out += 1
            continue
        case = _Case(record, today, record.referrals(today))
        rows.append(tuple(cell(case) for _, cell in _COLUMNS))
    return Sheet(tuple(name for name, _ in _COLUMNS), tuple(sorted(rows)), left_out)


def _code(case: _Case) -> str:
    """Beginning with a letter, so that no spreadsheet takes it for a number."""
    return f"c{secrets.token_hex(6)}"


def _state(question: str) -> _Cell:
    """How a question stands: the four states (HMIS codes 8, 9 and 99 are the precedent)."""

    def cell(case: _Case) -> str:
        found = case.record.answer_in_force(question)
        return (found.state if found else State.NOT_ASKED).value

    return cell


def _age_band(case: _Case) -> str:
    """The band that was told, or the one that every day of birth that was told falls into."""
    if band := case.choice("age_band"):
        return band
    said, found = case.choice("birth"), read_edtf(case.choice("birth"))
    if found is None:
        return ""
    if found.is_age:
        return "" if found.about or found.unsure else _band(int(found.first))
    days = days_of(said, slack_years=1)
    bands = {_band(_age(day, case.today)) for day in days} if days else set()
    return bands.pop() if len(bands) == 1 else ""


def _age_state(case: _Case) -> str:
    return _state("age_band" if case.record.answer_in_force("age_band") else "birth")(case)


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _band(age: int) -> str:
    return next((band for band, most in _ADULT_BANDS.items() if age <= most), _OLDEST)


def _gender(case: _Case) -> str:
    found = case.said("gender")
    return gender_code(_in_every_language(found)) if found else ""


def _in_every_language(answer: Answer) -> tuple[str, ...]:
    value = answer.value
    if not isinstance(value, Text):
        return (plain(value),)
    return (value.value, value.translation.value) if value.translation else (value.value,)


def _children(case: _Case) -> str:
    """How many children are along, where every entry says a number."""
    numbers = [western_number(each.get("number")).strip() for each in case.entries("children_with")]
    known = [number for number in numbers if number.isascii() and number.isdigit() and len(number) < 3]
    return str(sum(map(int, known))) if known and len(known) == len(numbers) else ""


def _tag(question: str) -> _Cell:
    def cell(case: _Case) -> str:
        found = case.said(question)
        return found.value.tag if found and isinstance(found.value, LanguageChoice) else ""

    return cell


def _language(question: str) -> _Cell:
    def cell(case: _Case) -> str:
        tag = _tag(question)(case)
        return iso_639_2(tag) if tag else ""

    return cell


def _citizenship(case: _Case) -> str:
    languages = dict.fromkeys(c.language for c in case.record.in_order)
    codes = [country_code(each.get("country"), languages) for each in case.entries("citizenship")]
    return _joined(sorted({code for code in codes if code}))


def _status(case: _Case) -> str:
    """Never closed of itself: only when all that was wanted was met, or the person took everything back."""
    stages = [view.stage for view in case.views]
    if any(view.live for view in case.views):
        taken_on = all(view.stage in _TAKEN_ON for view in case.views if view.live)
        return "FollowUp" if taken_on and not _unmet(case) else "Active"
    if stages and all(stage is Stage.WITHDRAWN for stage in stages):
        return "Closed"
    return "ClosedReferred" if Stage.DONE in stages and not _unmet(case) else "Active"


def _unmet(case: _Case) -> bool:
    order = case.record.order_in_force()
    return order is not None and any(unmet_needs(order, case.views))


def _sent(case: _Case) -> list[tuple[date, ReferralView]]:
    """The referrals that were sent, with the day, in that order."""
    days = [(day, view) for view in case.views for day, step in view.steps if step.stage is Stage.SENT]
    return sorted(days, key=lambda each: (each[0], each[1].referral.id))


def _out_dates(case: _Case) -> str:
    return _joined(case.day(day) for day, _ in _sent(case))


def _out_reasons(case: _Case) -> str:
    needs = {code for _, view in _sent(case) for code in view.referral.needs}
    reasons = [("AdditionalServicesRequired", needs - _MOVES), ("MigrationOrChangeOfLocation", needs & _MOVES)]
    return _joined(reason for reason, codes in reasons if codes)


def _in_dates(case: _Case) -> str:
    return _joined(case.day(each.date) for c in case.record.in_order for each in c.incoming)


def _needs(case: _Case) -> Sequence[str]:
    order = case.record.order_in_force()
    return order.codes if order else ()


def _later(case: _Case) -> str:
    order = case.record.order_in_force()
    return _joined(sorted(order.later)) if order else ""


def _joined(values: Iterable[str]) -> str:
    """Several values in one cell; a semicolon inside one becomes a comma."""
    return ";".join(each.replace(";", ",") for each in values)


_COLUMNS: Final[tuple[tuple[str, _Cell], ...]] = (
    ("cairn_Code", _code),
    ("cairn_AgeBand", _age_band),
    ("cairn_AgeBand_State", _age_state),
    ("prs_Gender", _gender),
    ("cairn_prs_Gender_State", _state("gender")),
    ("prs_NumberOfChildren", _children),
    ("cairn_prs_NumberOfChildren_State", _state("children_with")),
    ("prs_PrimaryLanguage", _language("spoken_language")),
    ("cairn_prs_PrimaryLanguage_BCP47", _tag("spoken_language")),
    ("cairn_prs_PrimaryLanguage_State", _state("spoken_language")),
    ("prs_SecondaryLanguage", _language("read_language")),
    ("cairn_prs_SecondaryLanguage_BCP47", _tag("read_language")),
    ("cairn_prs_SecondaryLanguage_State", _state("read_language")),
    ("prs_Citizenship", _citizenship),
    ("cairn_prs_Citizenship_State", _state("citizenship")),
    ("cas_Status", _status),
    ("cas_IncomingReferralDate", _in_dates),
    ("cas_ReasonForOutgoingReferral", _out_reasons),
    ("cas_OutgoingReferralDate", _out_dates),
    ("spl_Type", lambda case: _joined(support_types(_needs(case)))),
    ("cairn_Needs", lambda case: _joined(_needs(case))),
    ("cairn_NeedsLater", _later),
    ("con_Consent", lambda case: "TRUE" if case.choice("consent_record") else ""),
    ("cairn_con_Consent_State", _state("consent_record")),
)
"""Name and content. Nothing here tells who somebody is."""
