"""The wheel carries all that Cairn needs, and works from any folder."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
ASK = """
import sys
from importlib.resources import files
import intake_app
from intake_app.languages.catalogs import load_language, locales_folder
from intake_app.languages.typefaces import font_files
from intake_app.needs.catalogue import NEEDS, TILES
here = sys.argv[1]
assert intake_app.__file__.startswith(here), intake_app.__file__
assert str(locales_folder()).startswith(here), locales_folder()
assert load_language("ar").text(NEEDS[0].label) != NEEDS[0].label.id
assert all(path.is_file() for path in font_files())
assert all(item.pictogram.is_file() for item in (*TILES, *NEEDS))
assert any(files("ui").joinpath("icons").iterdir())
assert files("intake_app").joinpath("examples/directory/services.csv").is_file()
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=TOP, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_an_installed_wheel_works_from_any_folder(unpacked: Path, tmp_path: Path) -> None:
    code = f"import sys; sys.path.insert(0, {str(unpacked)!r})\n{ASK}"
    subprocess.run([sys.executable, "-I", "-c", code, str(unpacked)], cwd=tmp_path, check=True, capture_output=True)


def test_the_wheel_names_its_licences_and_carries_no_tests(unpacked: Path) -> None:
    tops = {path.name for path in unpacked.iterdir() if not path.name.endswith(".dist-info")}
    assert tops == {"intake_app", "ui"}
    licences = {path.name for path in unpacked.glob("*.dist-info/licenses/**/*") if path.is_file()}
    assert {"LICENSE", "OFL.txt", "LICENSE.txt"} <= licences
