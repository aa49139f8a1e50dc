"""What a vault has to tell when it was opened: it is not as it was left, the clock is wrong, room is short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from intake_app.languages.words import Ltr, Msg, msg
from intake_app.last_seen import Seen
from intake_app.problems import VaultIsDamaged
from intake_app.retention import Retention
from intake_app.store.store import Store

_CHECK: Final = msg("Check the vault before you rely on it. A backup may be whole.")
_CLOCK: Final = msg("Set the clock of this laptop.")
_OLDER: Final = msg("This vault is older than when it was last open on this laptop.")
_MISSING: Final = msg("If nobody restored a backup, do not rely on it: what was entered since is missing.")
_MISSING_SINCE: Final = msg(
    "At {when} its journal had {n} entries, now it has {now}."
    " If nobody restored a backup, do not rely on it: what was entered since is missing."
)


@dataclass(frozen=True, slots=True)
class News:
    """What was found, and what to do."""

    what: Msg
    do: Msg


def news_of(store: Store, retention: Retention, *, seen: Seen = Seen()) -> tuple[News, ...]:  # noqa: B008 - frozen
    """What there is to tell, the weightiest first.

    ``retention`` knows the day; ``seen`` is how far the vault had come when it was last open on this laptop, which is
    known outside the vault alone.
    """
    older = older_than_seen(store, seen)
    return (*_content(store), *((older,) if older else ()), *_clock(retention), *_room(store))


def older_than_seen(store: Store, seen: Seen) -> News | None:
    """What to tell of a vault that was put back as it once was; None when it goes on from where it was ``seen``."""
    now = store.journal_length
    if now > seen.entries:  # opening alone makes it longer
        return None
    if seen.at is None:
        return News(_OLDER, _MISSING)
    when = Ltr(seen.at.isoformat(" ", "minutes"))
    return News(_OLDER, _MISSING_SINCE(when=when, n=seen.entries, now=now))


def _content(store: Store) -> Iterator[News]:
    try:
        found = store.glance()
    except VaultIsDamaged as problem:
        found = (problem.what,)
    if found:
        yield News(found[0], _CHECK)


def _clock(retention: Retention) -> Iterator[News]:
    today = retention.today()
    if not today.doubtful:
        return
    day = Ltr(today.clock.isoformat())
    if today.clock < today.known:
        words = msg("The clock of this laptop says {day}, but the vault was used on {known} already.")
        yield News(words(day=day, known=Ltr(today.known.isoformat())), _CLOCK)
    else:
        words = msg("The clock of this laptop says {day}, long after the vault was last used.")
        yield News(words(day=day), msg("If that is not so, set the clock of this laptop."))


def _room(store: Store) -> Iterator[News]:
    if store.low_on_disk:
        yield News(
            msg("The disk is nearly full."),
            msg("Make room soon. The last answers and erasing still have room that was kept back."),
        )
