"""The fixed layout of the project: its top entries, its lock files, its pictures."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from intake_app.needs import catalogue

TOP_ENTRIES = {"intake_app", "ui", "locales", "tests", "packaging", "README.md", "LICENSE", "pyproject.toml"}
LOCK_FILES = ("packaging/requirements.txt", "packaging/requirements-dev.txt")
HOSTS = ("://", "--index-url", "--extra-index-url", "--find-links", "--trusted-host")
SAFE_ELEMENTS = {"svg", "g", "path", "circle", "rect", "line", "polyline", "polygon", "ellipse"}


def requirements_without_hash(lock: str) -> list[str]:
    """The requirements of a lock file that are not pinned to one version with at least one hash."""
    joined = re.sub(r"\\\n\s*", " ", lock)
    lines = [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]
    return [line.split(" ")[0] for line in lines if "==" not in line or "--hash=sha256:" not in line]


def dependencies_not_locked(pyproject: str, lock: str) -> list[str]:
    """The pinned dependencies of pyproject.toml (name==version) that a lock file does not hold as they are."""
    wanted = re.findall(r'^    "([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^";, ]+)', pyproject, flags=re.MULTILINE)
    held = {line.split(" ")[0] for line in lock.splitlines()}
    pins = [(f"{name}=={version}", f"{canonical(name)}=={version}") for name, version in wanted]
    return [written for written, pin in pins if pin not in held]


def canonical(name: str) -> str:
    """A package's name as indexes spell it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def unsafe_parts(svg: str) -> list[str]:
    """Whatever a picture holds besides plain shapes: scripts, links, styles, text."""
    found = []
    for element in ElementTree.fromstring(svg).iter():
        tag = element.tag.rpartition("}")[2]
        if tag not in SAFE_ELEMENTS:
            found.append(tag)
        found += [name for name in element.attrib if name.startswith("on") or "href" in name or name == "style"]
    return found


def pictures(top: Path) -> list[Path]:
    return sorted([*(top / "intake_app/needs/pictograms").glob("*.svg"), *(top / "ui/icons").glob("*.svg")])


def test_the_top_folder_holds_the_fixed_entries_only(project_files: list[str]) -> None:
    entries = {name.split("/")[0] for name in project_files}
    assert {entry for entry in entries if not entry.startswith(".")} - TOP_ENTRIES == set()


def test_packaging_never_hides_the_library_of_that_name(top: Path) -> None:
    assert not (top / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize("name", LOCK_FILES)
def test_every_locked_package_has_a_hash_and_no_host(name: str, top: Path) -> None:
    lock = (top / name).read_text(encoding="utf-8")
    assert requirements_without_hash(lock) == []
    assert [host for host in HOSTS if host in lock] == []


def test_the_lock_files_hold_what_pyproject_asks_for(top: Path) -> None:
    pyproject = (top / "pyproject.toml").read_text(encoding="utf-8")
    running = pyproject.split("[project.optional-dependencies]")[0]
    assert dependencies_not_locked(running, (top / LOCK_FILES[0]).read_text(encoding="utf-8")) == []
    assert dependencies_not_locked(pyproject, (top / LOCK_FILES[1]).read_text(encoding="utf-8")) == []


def test_every_need_and_every_tile_has_its_own_picture(top: Path) -> None:
    wanted = {need.code for need in catalogue.NEEDS} | {f"tile-{tile.code}" for tile in catalogue.TILES}
    there = (top / "intake_app/needs/pictograms").glob("*.svg")
    drawn = {path.stem: path.read_text(encoding="utf-8") for path in there}
    assert set(drawn) == wanted
    assert len(set(drawn.values())) == len(drawn)


def test_pictures_are_small_plain_shapes_that_take_the_colour_of_the_words(top: Path) -> None:
    for path in pictures(top):
        svg = path.read_text(encoding="utf-8")
        assert unsafe_parts(svg) == [], path.name
        assert len(svg) < 2_000, path.name
        assert "currentColor" in svg or path.stem == "cairn", path.name


def test_each_folder_of_pictures_carries_its_licence(top: Path) -> None:
    for folder in ("intake_app/needs/pictograms", "ui/icons"):
        words = (top / folder / "LICENSE.txt").read_text(encoding="utf-8")
        assert "MIT License" in words
        assert "Tabler Icons 3." in words


def test_the_checks_see_a_package_without_a_hash() -> None:
    assert requirements_without_hash("a==1 \\\n    --hash=sha256:00\nb==2\nc>=1 --hash=sha256:00\n") == ["b==2", "c>=1"]
    assert dependencies_not_locked('    "Py_A.b==2",\n    "c==1",\n', "py-a-b==2 \\\n") == ["c==1"]


def test_the_checks_see_what_is_not_a_shape() -> None:
    assert unsafe_parts("<svg><script/><path onload='x' style='y'/></svg>") == ["script", "onload", "style"]
