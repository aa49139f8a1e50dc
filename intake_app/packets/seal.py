"""The last step of a packet: a PDF that tells nothing of its making, encrypted when it has a passphrase."""

from __future__ import annotations

import io
import unicodedata

import pikepdf

from intake_app.languages.words import msg
from intake_app.problems import BadInput

LONGEST_PASSPHRASE = 127
"""Bytes of UTF-8; a longer one is cut by the standard (ISO 32000-2, 7.6.4.3.3), so it is refused."""

_KEPT = frozenset(
    {"/Type", "/Pages", "/Lang", "/ViewerPreferences", "/Metadata", "/StructTreeRoot", "/MarkInfo", "/PageMode"}
)


def seal(pdf: bytes, passphrase: str | None = None) -> bytes:
    """The document without dates, names, attachments or actions; with a passphrase, AES-256 (revision 6).

    The same document without a passphrase gives the same bytes. Raises BadInput for a passphrase that is empty or
    longer than ``LONGEST_PASSPHRASE``.
    """
    encryption = _encryption(passphrase)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for entry in ("/Info", "/ID"):
            if entry in document.trailer:
                del document.trailer[entry]
        for entry in set(document.Root.keys()) - _KEPT:
            del document.Root[entry]
        out = io.BytesIO()
        document.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            encryption=encryption or False,
            deterministic_id=encryption is None,
            fix_metadata_version=False,
        )
    return out.getvalue()


def _encryption(passphrase: str | None) -> pikepdf.Encryption | None:
    if passphrase is None:
        return None
    normal = unicodedata.normalize("NFKC", passphrase)
    if not normal or len(normal.encode()) > LONGEST_PASSPHRASE:
        raise BadInput(
            msg("The passphrase of a packet has from 1 to {most} bytes.")(most=LONGEST_PASSPHRASE),
            msg("Use another passphrase, and tell it to the recipient by another way."),
        )
    return pikepdf.Encryption(user=normal, owner=normal, R=6, aes=True, metadata=True)
