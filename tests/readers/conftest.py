"""Directories made on the spot, and the published examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"
SERVICES = "id,organization_id,name,status\ns1,o1,Open Door,active\n"
ORGANIZATIONS = "id,name,description\no1,Example Open Door,Law\n"

Maker = Callable[..., Path]


@pytest.fixture
def published() -> Path:
    """The folder of Open Referral's own examples."""
    return DATA


@pytest.fixture
def make_directory(tmp_path: Path) -> Maker:
    """Writes a small directory; text or bytes by table name replace or add to its tables."""

    def make(**tables: str | bytes) -> Path:
        folder = tmp_path / "made"
        folder.mkdir(exist_ok=True)
        known: Mapping[str, str | bytes] = {"services": SERVICES, "organizations": ORGANIZATIONS, **tables}
        for name, content in known.items():
            data = content.encode() if isinstance(content, str) else content
            (folder / f"{name}.csv").write_bytes(data)
        return folder

    return make
