"""A gettext catalog as the program asks it: the wordings of one domain of one language, from its two file forms.

A catalog is read from its compiled ``.mo`` when that is not older than its ``.po``, else from the ``.po`` itself, so
that a checkout works without a compile step.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from intake_app.languages.gettext_files import Key, parse_mo, parse_po
from intake_app.languages.plurals import plural_index
from intake_app.languages.words import Domain, Msg, msg
from intake_app.problems import BadInput

DOMAINS: tuple[Domain, Domain] = ("survivor", "worker")
REVIEW_HEADER = "x-cairn-review"

_BROKEN = msg("The words in {file} cannot be read.")
_REPAIR = msg("Replace the file, or take it away to go on in English.")


@dataclass(frozen=True)
class GettextCatalog:
    """The wordings of one domain as a gettext file has them, by context and English wording."""

    wordings: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    index: Callable[[int], int] = field(default=lambda n: int(n != 1))

    def find(self, message: Msg, n: int | None) -> str | None:
        """The wording for this message, or for its count ``n``; None where there is none."""
        forms = self.wordings.get((message.context, message.id))
        if not forms:
            return None
        at = 0 if message.plural is None else self.index(abs(n or 0))
        return (forms[at] or None) if at < len(forms) else None

    def over(self, other: GettextCatalog) -> GettextCatalog:
        """This catalog with the other's wordings where this one has none; both count as their language's rule says.

        Who has read it is what this one's header says only when it has every wording of the other.
        """
        whole = self.wordings.keys() >= other.wordings.keys()
        return GettextCatalog(
            MappingProxyType({**other.wordings, **self.wordings}),
            self.headers if whole else other.headers,
            other.index if other.wordings else self.index,
        )


def catalog_path(folder: Path, tag: str, domain: Domain) -> Path:
    """Where the ``.po`` of a language's domain lies below a folder of catalogs."""
    return folder / tag / "LC_MESSAGES" / f"{domain}.po"


def read_catalog(po: Path, tag: str) -> GettextCatalog:
    """The catalog at this ``.po`` path, by way of its ``.mo`` when that is fresh; empty when neither is there.

    Raises BadInput for a file that cannot be read.
    """
    mo = po.with_suffix(".mo")
    try:
        if mo.exists() and (not po.exists() or mo.stat().st_mtime_ns >= po.stat().st_mtime_ns):
            return make_catalog(parse_mo(mo.read_bytes()), tag)
        return make_catalog(parse_po(po.read_text("utf-8")).wordings, tag) if po.exists() else GettextCatalog()
    except (OSError, ValueError) as error:
        raise BadInput(_BROKEN(file=po.name), _REPAIR) from error


def make_catalog(entries: Mapping[Key, tuple[str, ...]], tag: str) -> GettextCatalog:
    """A catalog of these entries; the one with an empty wording is its header."""
    wordings = dict(entries)
    header = wordings.pop((None, ""), ("",))[0]
    pairs = (line.partition(":") for line in header.splitlines())
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    index = plural_index(headers.get("plural-forms"), tag)
    return GettextCatalog(MappingProxyType(wordings), MappingProxyType(headers), index)
