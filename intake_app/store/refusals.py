"""What the store refuses to write or cannot vouch for, each a problem with its own name."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from intake_app.languages.words import msg
from intake_app.problems import BadInput, Problem, VaultIsDamaged


class AlreadyErased(Problem):
    """A record or conversation was erased; it is never written again."""


class ConversationIsClosed(Problem):
    """A closed conversation is not changed any more."""


class TooLong(Problem):
    """A conversation is longer than the store takes."""


def already_erased() -> AlreadyErased:
    """The problem of writing what was erased."""
    return AlreadyErased(msg("This was erased and is not written again."), msg("Begin with a new person instead."))


def conversation_is_closed() -> ConversationIsClosed:
    """The problem of changing what is closed."""
    return ConversationIsClosed(
        msg("This conversation is closed and stays as it is."), msg("Begin a new conversation for what is new.")
    )


def too_long() -> TooLong:
    """The problem of a conversation above the limit; nothing of it is cut off."""
    return TooLong(msg("This text is too long to save."), msg("Make it shorter; it is still in its field."))


def not_known() -> BadInput:
    """The problem of an id that the vault does not hold."""
    return BadInput(msg("The vault does not hold this person or conversation."), msg("Check the identifier."))


def belongs_elsewhere() -> BadInput:
    """The problem of a conversation that would move from one record to another."""
    return BadInput(msg("This conversation belongs to another person."), msg("Begin a new conversation."))


@contextlib.contextmanager
def rows_told() -> Iterator[None]:
    """Tell damage where a row is not what its table holds: an older page may bring in the rows of another one."""
    try:
        yield
    except (TypeError, ValueError, AttributeError):
        raise not_as_written() from None  # the message may hold what was read


def not_as_written() -> VaultIsDamaged:
    """The problem of content that does not match the journal: something old or foreign was put in its place."""
    return VaultIsDamaged(
        msg("Part of this vault is not as Cairn wrote it last."),
        msg("Do not rely on it. Check the vault, and restore the newest backup."),
    )
