"""An organisation's own wordings: catalogs beside its vault that go before the program's, and what is wrong in them.

They lie in ``words/<tag>/LC_MESSAGES/{survivor,worker}.po`` in the vault's folder, one wording or all of them. A
wording that would lose a value, hide a control or cannot be drawn is not used; the program's own stands in for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from intake_app.languages.gettext_catalog import DOMAINS, GettextCatalog, catalog_path, make_catalog
from intake_app.languages.gettext_files import Key, parse_po
from intake_app.languages.known import is_language
from intake_app.languages.language import fields_fit
from intake_app.languages.plurals import is_plural_rule_of, plural_count, plural_forms
from intake_app.languages.typefaces import covers
from intake_app.languages.words import Domain, Msg, msg

FOLDER = "words"
LARGEST = 4_000_000  # bytes of one file; the program's own are a tenth of that
TYPED_CONTROL = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0000-\u0009\u000b-\u001f]")

_UNREADABLE = msg("the file cannot be read as a gettext catalog in UTF-8")
_OTHER_PLURALS = msg("its plural rule is not the one of the language")
_NOT_ASKED = msg("the program has no such words (any more)")
_OTHER_FIELDS = msg("the names in curly brackets are not those of the English words")
_INVISIBLE = msg("an invisible sign is typed in it")
_NO_LETTER = msg("no letter is there for {letters}")
_FORMS = msg("it has {there} plural forms, and the language has {needed}")


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that are not used: the English ones, or none when the whole file is meant, and why."""

    words: str
    why: Msg


@dataclass(frozen=True)
class OwnCatalog:
    """One file of own wordings as it is used."""

    tag: str
    domain: Domain
    catalog: GettextCatalog
    refused: tuple[Refused, ...] = ()


def own_words_folder(vault: Path) -> Path:
    """Where the own wordings lie for the vault in this folder; it need not be there."""
    return vault / FOLDER


def own_tags(folder: Path) -> tuple[str, ...]:
    """The languages (BCP 47) that have wordings of their own in ``folder``, by tag."""
    try:
        there = sorted(each.name for each in folder.iterdir() if each.is_dir())
    except OSError:
        return ()
    return tuple(tag for tag in there if is_language(tag) and any(_files(folder, tag)))


def unknown_tags(folder: Path) -> tuple[str, ...]:
    """Folders with wordings under a name that is no language (BCP 47)."""
    there = sorted(each.name for each in folder.iterdir() if each.is_dir()) if folder.is_dir() else []
    return tuple(tag for tag in there if not is_language(tag) and any(_files(folder, tag)))


def read_own_words(folder: Path, tag: str, domain: Domain, asked: Collection[Key]) -> OwnCatalog | None:
    """The own wordings of one domain; None where there is no file. Never raises: what does not fit is in ``refused``.

    ``asked`` are the words that the program has in that domain; none when they are not known.
    """
    path = catalog_path(folder, tag, domain)
    if not path.is_file():
        return None
    try:
        text = path.read_text("utf-8") if path.stat().st_size <= LARGEST else ""
        wordings = parse_po(text).wordings
        catalog = make_catalog(wordings, tag)
    except (OSError, ValueError):
        wordings, catalog = {}, GettextCatalog()
    if not wordings:
        return OwnCatalog(tag, domain, GettextCatalog(), (Refused("", _UNREADABLE),))
    rule = catalog.headers.get("plural-forms")
    if rule and not is_plural_rule_of(tag, rule):
        return OwnCatalog(tag, domain, GettextCatalog(), (Refused("", _OTHER_PLURALS),))
    return _sorted_out(OwnCatalog(tag, domain, catalog), asked)


def _sorted_out(own: OwnCatalog, asked: Collection[Key]) -> OwnCatalog:
    faults = {key: _fault(key, forms, own.tag, asked) for key, forms in own.catalog.wordings.items()}
    kept: Mapping[Key, tuple[str, ...]] = {k: forms for k, forms in own.catalog.wordings.items() if faults[k] is None}
    catalog = GettextCatalog(MappingProxyType(dict(kept)), own.catalog.headers, own.catalog.index)
    refused = tuple(Refused(key[1], why) for key, why in faults.items() if why is not None)
    return OwnCatalog(own.tag, own.domain, catalog, refused)


def _fault(key: Key, forms: tuple[str, ...], tag: str, asked: Collection[Key]) -> Msg | None:
    plural = "{n}" if len(forms) > 1 else None  # what the English plural may have beyond its singular
    checks: tuple[Callable[[], Msg | None], ...] = (
        lambda: None if not asked or key in asked else _NOT_ASKED,
        lambda: None if all(fields_fit(words, key[1], plural) for words in forms) else _OTHER_FIELDS,
        lambda: _INVISIBLE if any(map(TYPED_CONTROL.search, forms)) else None,
        lambda: _no_letter("".join(forms)),
        lambda: _forms_fault(len(forms), plural_count(plural_forms(tag))),
    )
    return next((why for check in checks if (why := check()) is not None), None)


def _no_letter(words: str) -> Msg | None:
    missing = covers(words)
    return _NO_LETTER(letters=missing) if missing else None


def _forms_fault(there: int, needed: int) -> Msg | None:
    return _FORMS(there=there, needed=needed) if there not in (1, needed) else None


def _files(folder: Path, tag: str) -> Iterator[Path]:
    return (path for domain in DOMAINS if (path := catalog_path(folder, tag, domain)).is_file())
