"""What a vault has to tell when it was opened: it is not as it was left, the clock is wrong, room is short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from intake_app.languages.words import Ltr, Msg, msg
from intake_app.last_seen import Seen
from intake_app.problems import VaultIsDamaged
from intake_app.retention import Retention, Today
from intake_app.store.store import Store
from intake_app.vault.far_place import Far, far_place

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


_FAR: Final = {
    Far.NETWORK: News(
        msg("This folder is on the network, not on this computer."),
        msg("Saving can be slow there, or fail. Better keep it on this computer, and make backups on a stick."),
    ),
    Far.SYNCED: News(
        msg("A program copies this folder to other computers."),
        msg("Copies can be mixed up, and what is removed can live on in them. Better keep it in another folder."),
    ),
}
LITTLE_ROOM: Final = News(
    msg("The disk is nearly full."),
    msg("Make room soon. The last answers and erasing still have room that was kept back."),
)


def news_of(store: Store, retention: Retention, *, seen: Seen = Seen()) -> tuple[News, ...]:  # noqa: B008 - frozen
    """What there is to tell, the weightiest first.

    ``retention`` knows the day; ``seen`` is how far the vault had come when it was last open on this laptop, which is
    known outside the vault alone.
    """
    put_back = older_than_seen(store, seen)
    return (
        *_content(store),
        *((put_back,) if put_back else ()),
        *_clock(retention),
        *_room(store),
        *news_of_place(store.vault.path),
    )


def news_of_place(folder: Path) -> tuple[News, ...]:
    """What there is to tell of the place of a vault that is opened there, or about to be made."""
    far = far_place(folder)
    return (_FAR[far],) if far is not None else ()


def older_than_seen(store: Store, seen: Seen) -> News | None:
    """What to tell of a vault that was put back as it once was; None when it goes on from where it was ``seen``."""
    now = store.journal_length
    return older(seen, now) if now <= seen.entries else None  # opening alone makes it longer


def not_whole(found: Msg) -> News:
    """What to tell when something is gone or changed, as it was ``found``."""
    return News(found, _CHECK)


def older(seen: Seen, entries: int) -> News:
    """What to tell when the vault was put back as it once was, and its journal has so many ``entries`` now."""
    if seen.at is None:
        return News(_OLDER, _MISSING)
    when = Ltr(seen.at.isoformat(" ", "minutes"))
    return News(_OLDER, _MISSING_SINCE(when=when, n=seen.entries, now=entries))


def wrong_clock(today: Today) -> News:
    """What to tell of a clock that runs behind, or perhaps ahead."""
    day = Ltr(today.clock.isoformat())
    if today.clock < today.known:
        words = msg("The clock of this laptop says {day}, but the vault was used on {known} already.")
        return News(words(day=day, known=Ltr(today.known.isoformat())), _CLOCK)
    words = msg("The clock of this laptop says {day}, long after the vault was last used.")
    return News(words(day=day), msg("If that is not so, set the clock of this laptop."))


def _content(store: Store) -> Iterator[News]:
    try:
        found = store.glance()
    except VaultIsDamaged as problem:
        found = (problem.what,)
    if found:
        yield not_whole(found[0])


def _clock(retention: Retention) -> Iterator[News]:
    today = retention.today()
    if today.doubtful:
        yield wrong_clock(today)


def _room(store: Store) -> Iterator[News]:
    if store.low_on_disk:
        yield LITTLE_ROOM
