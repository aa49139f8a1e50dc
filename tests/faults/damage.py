"""A vault changed from outside: bits, lengths, pages, older pages, journals; each must be refused or told."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

from intake_app.problems import Problem
from intake_app.store.schema import NEWEST
from intake_app.vault.check import check_vault
from intake_app.vault.vault import open_vault
from tests.faults.runs import opened
from tests.faults.script import PASSPHRASE, Hand, steps, view_of

PAGE = 4096
DAMAGE_STEPS = 60


@dataclass
class Verdicts:
    """What became of the changed vaults. ``silent`` opened and were called whole though they were not as written.

    The control: of those refused or told, ``missed_by_engine`` would have passed SQLCipher's and SQLite's own checks.
    """

    tried: int = 0
    refused: int = 0
    told: int = 0
    as_written: int = 0
    older: int = 0
    silent: int = 0
    missed_by_engine: int = 0
    first: str = ""

    def look(self, path: Path, what: str, allowed: Iterable[str] = (), older: str = "") -> None:
        """Open it as the application does and check it; ``allowed`` are views that are right all the same, and
        ``older`` is the view of a whole older vault, which only what was seen outside it can tell.
        """
        self.tried += 1
        try:
            with opened(path) as desk:
                whole = desk.check().ok
                self.missed_by_engine += not whole and check_vault(desk.store.vault).ok
                found = view_of(desk) if whole else ""
        except Problem:
            self.refused += 1
            self.missed_by_engine += _engine_finds_nothing(path)
            return
        if not whole:
            self.told += 1
        elif found in allowed:
            self.as_written += 1
        elif found == older:
            self.older += 1
        else:
            self.silent += 1
            self.first = self.first or what

    def figures(self) -> dict[str, object]:
        """For a line of JSON."""
        return {"tried": self.tried, "refused": self.refused, "told_by_check": self.told,
                "as_written": self.as_written, "whole_older": self.older, "silent": self.silent,
                "control_missed_by_engine_checks": self.missed_by_engine,
                **({"first": self.first} if self.first else {})}  # fmt: skip


def _engine_finds_nothing(path: Path) -> bool:
    try:
        with open_vault(path, PASSPHRASE, NEWEST) as vault:
            return check_vault(vault).ok
    except Problem:
        return False


@dataclass
class History:
    """A vault after ``DAMAGE_STEPS`` steps, with the database's bytes after each of them, oldest first."""

    path: Path
    view: str = ""
    versions: list[bytes] = field(default_factory=list)

    @classmethod
    def make(cls, path: Path, seed: int, count: int = DAMAGE_STEPS) -> History:
        """Carry the steps out in the vault at ``path``."""
        made = cls(path)
        with opened(path) as desk:
            hand = Hand(desk)
            for step in islice(steps(seed), count):
                hand.do(step)
                made.versions.append((path / "vault.db").read_bytes())
            made.view = view_of(desk)
        made.versions.append((path / "vault.db").read_bytes())
        return made

    @property
    def newest(self) -> bytes:
        """The database as it is."""
        return self.versions[-1]

    def put(self, data: bytes) -> Path:
        """The vault with another database, without a journal."""
        (self.path / "vault.db").write_bytes(data)
        (self.path / "vault.db-journal").unlink(missing_ok=True)
        return self.path


def flipped(data: bytes, random: Random) -> tuple[str, bytes]:
    """One bit turned over."""
    place, bit = random.randrange(len(data)), random.randrange(8)
    changed = bytearray(data)
    changed[place] ^= 1 << bit
    return f"bit {bit} of byte {place}", bytes(changed)


def lengths(data: bytes, random: Random, odd: int) -> Iterator[tuple[str, bytes]]:
    """Cut at every page, at ``odd`` places between, to nothing, and with junk of every kind behind."""
    ends = [*range(0, len(data), PAGE), *(random.randrange(1, len(data)) for _ in range(odd))]
    for end in ends:
        yield f"cut at {end}", data[:end]
    for length in (1, 511, PAGE, PAGE + 1, 5 * PAGE):
        yield f"{length} random bytes behind", data + random.randbytes(length)
        yield f"{length} zeros behind", data + bytes(length)
    yield "its own last page once more", data + data[-PAGE:]


def rearranged(data: bytes, stranger: bytes, random: Random, count: int) -> Iterator[tuple[str, bytes]]:
    """Pages swapped, doubled, emptied, and put in from another vault."""
    pages = [data[start : start + PAGE] for start in range(0, len(data), PAGE)]
    for _ in range(count):
        one, other = random.sample(range(len(pages)), 2)
        swapped, doubled, emptied, foreign = (list(pages) for _ in range(4))
        swapped[one], swapped[other] = pages[other], pages[one]
        doubled[one] = pages[other]
        emptied[one] = bytes(PAGE)
        foreign[one] = stranger[one * PAGE : (one + 1) * PAGE].ljust(PAGE, b"\0")
        yield f"pages {one} and {other} swapped", b"".join(swapped)
        yield f"page {other} at {one} too", b"".join(doubled)
        yield f"page {one} of zeros", b"".join(emptied)
        yield f"page {one} of another vault", b"".join(foreign)


def stale(versions: list[bytes], random: Random, most: int) -> Iterator[tuple[str, bytes, int]]:
    """The newest database with one older page in it, each that ever was; and with several of one older time.

    The last of the three is that time: after how many steps, less one.
    """
    newest, found, seen = versions[-1], [], set()
    for time, version in enumerate(versions[:-1]):
        for start in range(0, min(len(version), len(newest)), PAGE):
            page = version[start : start + PAGE]
            if page != newest[start : start + PAGE] and (start, page) not in seen:
                seen.add((start, page))
                found.append(
                    (f"page {start // PAGE} of step {time}", newest[:start] + page + newest[start + PAGE :], time)
                )
    yield from random.sample(found, min(most, len(found)))
    apart = [time for time, version in enumerate(versions) if len(_differing(version, newest)) > 1]
    for time in random.choices(apart, k=most // 4):
        yield _some_pages(versions[time], newest, random, time)


def _some_pages(version: bytes, newest: bytes, random: Random, time: int) -> tuple[str, bytes, int]:
    differ = _differing(version, newest)
    chosen = random.sample(differ, random.randint(1, len(differ) - 1))
    changed = bytearray(newest)
    for start in chosen:
        changed[start : start + PAGE] = version[start : start + PAGE]
    return f"pages {[start // PAGE for start in chosen]} of step {time}", bytes(changed), time


def _differing(version: bytes, newest: bytes) -> list[int]:
    """Where the pages begin that both have and that are not the same."""
    starts = range(0, min(len(version), len(newest)), PAGE)
    return [start for start in starts if version[start : start + PAGE] != newest[start : start + PAGE]]


def journals(path: Path, foreign: bytes, random: Random) -> Iterator[tuple[str, bytes | None]]:
    """What can become of the journal that a kill left: it is gone, empty, cut, changed, or another one's."""
    own = (path / "vault.db-journal").read_bytes()
    yield "left", own
    yield "removed", None
    yield "emptied", b""
    for end in {len(own) // 2, 512, len(own) - 1, len(own) - PAGE, random.randrange(1, max(2, len(own)))}:
        if 0 < end < len(own):
            yield f"cut at {end}", own[:end]
    if own:
        yield "flipped: " + (turned := flipped(own, random))[0], turned[1]
    yield "of another vault", foreign


def put_journal(path: Path, data: bytes | None) -> None:
    """Put it in the place of the one that is there."""
    journal = path / "vault.db-journal"
    if data is None:
        journal.unlink(missing_ok=True)
    else:
        journal.write_bytes(data)
        journal.chmod(0o600)


def copied(path: Path, to: Path) -> Path:
    """A copy of the vault at another place, over what is there."""
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(path, to))


def journal_bytes(path: Path) -> bytes:
    """The journal that lies there, or nothing."""
    journal = path / "vault.db-journal"
    return journal.read_bytes() if journal.exists() and journal.stat().st_size else b""
