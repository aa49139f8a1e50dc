"""The series of changes from outside that need no shim: bits, lengths, pages moved, older pages put back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from random import Random

from tests.faults.damage import DAMAGE_STEPS, History, Verdicts, flipped, lengths, rearranged, stale
from tests.faults.runs import bench_folder, make_vault
from tests.faults.script import views

Figures = dict[str, object]


def flips(count: int, seed: int) -> Figures:
    """One bit of the database turned over."""
    random, verdicts = Random(seed), Verdicts()
    with _history(seed) as (history, _):
        for _ in range(count):
            what, data = flipped(history.newest, random)
            verdicts.look(history.put(data), what)
    return {**verdicts.figures(), "bytes": len(history.newest)}


def key_flips(count: int, seed: int) -> Figures:
    """One bit of the keys file turned over: opening with the passphrase is refused, or tells of it."""
    random, verdicts = Random(seed), Verdicts()
    with _history(seed) as (history, _):
        keys = (history.path / "keys").read_bytes()
        for _ in range(count):
            what, data = flipped(keys, random)
            history.put(history.newest)
            (history.path / "keys").write_bytes(data)
            verdicts.look(history.path, what)
    return verdicts.figures()


def lengths_and_pages(count: int, seed: int) -> Figures:
    """Cut at every page and at odd places, junk behind, pages swapped, doubled, emptied and from another vault."""
    random, verdicts = Random(seed), Verdicts()
    with _history(seed) as (history, stranger):
        changes = chain(lengths(history.newest, random, count), rearranged(history.newest, stranger, random, count))
        for what, data in changes:
            if data != history.newest:
                verdicts.look(history.put(data), what)
    return verdicts.figures()


def stale_pages(count: int, seed: int) -> Figures:
    """Older pages of the same vault put back, one at a time and several of one time."""
    random, verdicts = Random(seed), Verdicts()
    with _history(seed) as (history, _):
        known = views(seed, DAMAGE_STEPS)
        for what, data, time in stale(history.versions, random, count):
            verdicts.look(history.put(data), what, {history.view}, known[min(time + 1, DAMAGE_STEPS)])
    return verdicts.figures()


@contextmanager
def _history(seed: int) -> Iterator[tuple[History, bytes]]:
    with bench_folder() as folder:
        history = History.make(make_vault(folder / "vault"), seed)
        stranger = History.make(make_vault(folder / "stranger"), seed + 1)
        yield history, stranger.newest
