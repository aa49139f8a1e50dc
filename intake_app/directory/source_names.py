"""Which directory on file a file from outside is a newer version of, whatever the file is called this time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from intake_app.directory.entries import Service, fold

GENERIC: Final = frozenset(
    {"csv", "data", "directory", "download", "downloads", "export", "files", "hsds", "json", "organizations", "package",
     "services", "tabular"}
)  # fmt: skip
"""Names that tell nothing of whose directory it is: two different ones may both have them."""


def source_for(named: str, incoming: Iterable[Service], on_file: Iterable[Service]) -> str:
    """The source under which a directory called ``named`` comes in.

    It is the one on file that shares half of the services, by id and name: last month's file. Otherwise it is
    ``named``; a name that tells nothing, and under which something entirely else is on file, gets a number.
    """
    names = {each.id: fold(each.name) for each in incoming}
    shared: Counter[str] = Counter()
    ids: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for each in on_file:
        sizes[each.source] += 1
        ids[each.source] += each.id in names
        shared[each.source] += names.get(each.id) == fold(each.name)
    if ids[named]:
        return named
    best = max(sorted(shared), key=lambda source: shared[source], default=named)
    if shared[best] and shared[best] * 2 >= min(len(names), sizes[best]):
        return best
    return _free(named, sizes) if named in GENERIC and sizes[named] else named


def _free(named: str, taken: Counter[str]) -> str:
    number = 2
    while taken[f"{named}-{number}"]:
        number += 1
    return f"{named}-{number}"
