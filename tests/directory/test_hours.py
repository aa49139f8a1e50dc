"""Opening hours speak the language of who reads them."""

from __future__ import annotations

import pytest

from intake_app.directory.entries import Schedule
from intake_app.directory.hours import hours_line
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain


@pytest.mark.parametrize(
    ("schedule", "line"),
    [
        (Schedule(("MO", "TU", "WE", "TH", "FR"), "09:00", "17:30"), "Mon–Fri 9:00 AM–5:30 PM"),
        (Schedule(("MO", "TU", "SA"), "9:00", "17:00:00"), "Mon, Tue, Sat 9:00 AM–5:00 PM"),
        (Schedule(("SA", "SU"), "from noon", "", "ring twice"), "Sat, Sun from noon ring twice"),
        (Schedule((), "", "", "by appointment"), "by appointment"),
        (Schedule(("PH",), "10:00"), "PH 10:00 AM"),
        (Schedule(first="2026-12-24", last="2026-12-26", closed=True), "December 24, 2026 – December 26, 2026: closed"),
        (Schedule((), "10:00", "", first="2026-12-24", last="2026-12-24"), "December 24, 2026: 10:00 AM"),
        (Schedule(), ""),
    ],
)
def test_days_and_hours_in_one_line(schedule: Schedule, line: str) -> None:
    assert plain(hours_line(schedule, load_language("en"))).replace("\u202f", " ") == line


def test_no_english_is_left_in_another_language() -> None:
    schedule = Schedule(("MO", "TU", "WE", "SU"), "09:00", "17:30")
    assert plain(hours_line(schedule, load_language("ar"))) == "الاثنين–الأربعاء، الأحد 9:00 ص–5:30 م"
    assert plain(hours_line(schedule, load_language("my"))) == "တနင်္လာ–ဗုဒ္ဓဟူး, တနင်္ဂနွေ 9:00–17:30"
    assert "٥:٣٠" in plain(hours_line(schedule, load_language("ar").with_digits("native")))
