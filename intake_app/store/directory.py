"""The directory of one open vault: entries with what is known of them here, each writing vouched for by the journal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date

from intake_app.directory.changes import Key, Use
from intake_app.directory.local import Kept
from intake_app.store.checking import directory_as_imported
from intake_app.store.journal import Event, Journal
from intake_app.store.link import Link
from intake_app.store.refusals import not_as_written
from intake_app.store.services import (
    keep_service,
    keep_services,
    kept_service,
    kept_services,
    replace_services,
    services_digest,
    uses,
    write_services_anew,
)

Writing = Callable[[], AbstractContextManager[None]]


class Directory:
    """The entries of an open vault. Every method may raise VaultIsDamaged or DiskProblem; nothing is then written."""

    def __init__(self, link: Link, journal: Journal, writing: Writing, today: Callable[[], date]) -> None:
        self._all = link
        self._journal = journal
        self.writing = writing
        self._today = today
        self._seen = False

    @property
    def link(self) -> Link:
        """The link, once the services have been seen to be what was imported; VaultIsDamaged when they are not."""
        if not self._seen:
            if not directory_as_imported(self._all, self._journal):
                raise not_as_written()
            self._seen = True
        return self._all

    def kept(self, source: str | None = None) -> tuple[Kept, ...]:
        """The entries of one source, or of all, those that are no longer listed too."""
        return kept_services(self.link, source)

    def find(self, key: Key) -> Kept | None:
        """The entry with this source and id."""
        return kept_service(self.link, key)

    def uses(self) -> Mapping[Key, Use]:
        """The services that somebody was referred to or released something to."""
        return uses(self._all, self._today())

    def state(self, source: str) -> bytes:
        """A digest of everything of one source, to see later whether it is still the same."""
        return services_digest(self.link, source)

    def replace(self, source: str, entries: Iterable[Kept]) -> int:
        """Put these entries in the place of all from ``source``, and note it; how many are listed now."""
        with self.writing():
            count = replace_services(self._all, source, entries, self._today())
            digest = services_digest(self._all, source)
            self._journal.append(self._today(), Event.DIRECTORY_IMPORTED, source, count, digest)
        return count

    def keep(self, kept: Kept) -> None:
        """Put one entry in the place of the former with its key, and note it."""
        source = kept.service.source
        with self.writing():
            _ = self.link  # what the new digest vouches for must be what was written before
            count = keep_service(self._all, kept, self._today())
            digest = services_digest(self._all, source)
            self._journal.append(self._today(), Event.DIRECTORY_CHANGED, source, count, digest)

    def renew(self, source: str, entries: Iterable[Kept]) -> None:
        """Put entries of ``source`` in the place of their former, all in one writing, and note it."""
        with self.writing():
            _ = self.link  # what the new digest vouches for must be what was written before
            count = keep_services(self._all, source, entries)
            digest = services_digest(self._all, source)
            self._journal.append(self._today(), Event.DIRECTORY_CHANGED, source, count, digest)

    def write_anew(self) -> None:
        """Write the table anew after something was taken out of an entry for good."""
        with self.writing():
            write_services_anew(self._all)
