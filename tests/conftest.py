"""What every room's tests share: a vault that opens fast, a desk over it, a day that does not move."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from intake_app.desk import Desk
from intake_app.vault.slots import Work

PASSPHRASE = "river stone lamp"
TODAY = date(2026, 11, 24)
FAST = Work(64, 3)


@pytest.fixture(autouse=True)
def _no_window_is_left() -> Iterator[None]:
    """A window that a test leaves open would take the keyboard from that of the next."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from tests.windows import close_leftovers

        close_leftovers()


@pytest.fixture(scope="session")
def vault_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault that holds the invented directory and nobody; never open it, copy it."""
    path = tmp_path_factory.mktemp("template") / "vault"
    with (
        Desk.create(path, PASSPHRASE, today=lambda: TODAY, work=FAST) as desk,
        as_file(files("intake_app") / "examples" / "directory") as folder,
    ):
        desk.import_directory(folder)
    return path


@pytest.fixture
def vault(vault_template: Path, tmp_path: Path) -> Path:
    """A vault of this test's own, with the invented directory in it."""
    path = tmp_path / "vault"
    shutil.copytree(vault_template, path)
    return path


@pytest.fixture
def desk(vault: Path) -> Iterator[Desk]:
    """A desk over ``vault``, on the day that does not move."""
    with Desk.open(vault, PASSPHRASE, today=lambda: TODAY) as open_desk:
        yield open_desk
