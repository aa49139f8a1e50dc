"""A site's settings from a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from intake_app.conversation.consents import Given
from intake_app.problems import BadInput
from intake_app.readers.site_file import read_site
from intake_app.site import Site


def file_of(folder: Path, content: Any) -> Path:
    path = folder / "site.json"
    path.write_text(json.dumps(content), "utf-8")
    return path


def test_what_the_file_names_is_laid_over_what_was(tmp_path: Path) -> None:
    now = Site(organization="Example Outreach", release_days=20)
    path = file_of(
        tmp_path,
        {"office_phone": "+44 20 7946 0123", "given": "verbal", "written_only": True, "switched_on": ["citizenship"]},
    )
    site = read_site(path, now)
    assert (site.organization, site.release_days) == ("Example Outreach", 20)
    assert site.written_only
    assert (site.office_phone, site.given) == ("+44 20 7946 0123", Given.VERBAL)
    assert site.switched_on == {"citizenship"}


@pytest.mark.parametrize(
    "content",
    [
        [],
        {"nonsense": 1},
        {"organization": 3},
        {"release_days": 0},
        {"release_days": True},
        {"release_days": 500},
        {"given": "telepathy"},
        {"limits": {"en": 3}},
        {"signs": "yes"},
        {"switched_on": "citizenship"},
        {"smallest_cell": 2},
        {"smallest_cell": True},
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, content: Any) -> None:
    with pytest.raises(BadInput):
        read_site(file_of(tmp_path, content), Site())
