"""Conversations as rows: a cleaned document with a fresh nonce, and the digest that the journal vouches for."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from dataclasses import dataclass
from typing import Any, Final

from intake_app.conversation.document import from_document, to_document
from intake_app.conversation.record import Conversation
from intake_app.languages.kept_text import kept_text
from intake_app.store.link import Link
from intake_app.store.refusals import not_as_written, too_long

LONGEST: Final = 16 * 1024 * 1024
"""The most that one conversation's document may be, in bytes of UTF-8."""
_NONCE_BYTES: Final = 16
_TO_CLEAN: Final = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|\\\\(?:u00[01]|[bfr])")
"""What may have to be cleaned in a text of JSON, which spells the first controls in its own way."""


@dataclass(frozen=True, slots=True, repr=False)
class Written:
    """A document as it is stored: its text and the SHA-256 over version and text."""

    text: str
    digest: bytes

    def __repr__(self) -> str:
        return f"Written({self.digest.hex()[:8]})"


@dataclass(frozen=True, slots=True, repr=False)
class Fitted:
    """A conversation without what no database takes, and its document's text without a nonce."""

    conversation: Conversation
    text: str

    def __repr__(self) -> str:
        return f"Fitted({self.conversation.id})"


def clean(value: Any) -> Any:
    """JSON values with their texts as they are kept (``kept_text``), those of keys too."""
    if isinstance(value, str):
        return kept_text(value)
    if isinstance(value, list):
        return [clean(v) for v in value]
    if isinstance(value, dict):
        return {clean(key): clean(v) for key, v in value.items()}
    return value


def _as_text(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def fitted(conversation: Conversation) -> Fitted:
    """The conversation as the store can hold it; the same object when nothing had to be cleaned.

    Raises TooLong above ``LONGEST``.
    """
    text = _as_text(to_document(conversation))
    if _TO_CLEAN.search(text):
        conversation = from_document(clean(to_document(conversation)))
        text = _as_text(to_document(conversation))
    if len(text) > LONGEST or len(text.encode()) > LONGEST:
        raise too_long()
    return Fitted(conversation, text)


def as_written(fit: Fitted, version: int) -> Written:
    """The document with a nonce that makes the digest of equal content another one every time."""
    text = f'{{"nonce":"{secrets.token_hex(_NONCE_BYTES)}",{fit.text[1:]}'
    return Written(text, digest_of(text, version))


def digest_of(text: str, version: int) -> bytes:
    """SHA-256 over the version and the document's text."""
    return hashlib.sha256(b"%d\n" % version + text.encode()).digest()


def read_conversation(text: str) -> Conversation:
    """The conversation in a stored document; VaultIsDamaged when it is none."""
    try:
        return from_document(json.loads(text))
    except (ValueError, RecursionError, AttributeError):  # an UnreadableDocument is a ValueError
        raise not_as_written() from None


def insert_document(link: Link, conversation: Conversation, version: int, written: Written) -> None:
    """Write a conversation that the vault does not hold yet."""
    link.change(
        "INSERT INTO conversations (id, record, kind, day, version, closed, document) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            conversation.id, conversation.record, str(conversation.kind), conversation.date.isoformat(), version,
            int(conversation.closed), written.text,
        ),
    )  # fmt: skip


def update_document(link: Link, conversation: Conversation, version: int, written: Written) -> None:
    """Write a conversation over its former version."""
    narrow = (str(conversation.kind), conversation.date.isoformat(), int(conversation.closed))
    link.change("UPDATE conversations SET version = ?, document = ? WHERE id = ?",
                (version, written.text, conversation.id))  # fmt: skip
    # apart, and only when they differ: naming an indexed column rewrites its index page at every save
    link.change("UPDATE conversations SET kind = ?, day = ?, closed = ?"
                " WHERE id = ? AND (kind, day, closed) <> (?, ?, ?)", (*narrow, conversation.id, *narrow))  # fmt: skip


def record_holding(link: Link, conversation: str) -> str | None:
    """The id of the record that a conversation belongs to."""
    found = link.row("SELECT record FROM conversations WHERE id = ?", (conversation,))
    return found[0] if found else None


def record_ids(link: Link) -> tuple[str, ...]:
    """The ids of every record that holds a conversation."""
    return tuple(row[0] for row in link.rows("SELECT DISTINCT record FROM conversations ORDER BY record"))
