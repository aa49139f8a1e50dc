"""What can be wrong with the words in the source and with a catalog, found without running the program."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from intake_app.languages.gettext_catalog import REVIEW_HEADER, make_catalog
from intake_app.languages.gettext_files import Key, parse_po
from intake_app.languages.known import script_of
from intake_app.languages.language import fields_fit, fields_of
from intake_app.languages.own_words import TYPED_CONTROL
from intake_app.languages.plurals import is_plural_rule_of, plural_count, plural_forms
from intake_app.languages.typefaces import covers

MARKERS = frozenset({"msg", "pmsg", "nmsg", "say", "psay", "nsay"})
# How many of a marker's arguments are wordings, and so literals.
_LITERALS = {"msg": 1, "say": 1, "pmsg": 2, "psay": 2, "nmsg": 2, "nsay": 2}
_MARKUP = re.compile(r"<[A-Za-z/!]|&[A-Za-z]+;|&#")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_FIELD = re.compile(r"\{[^{}]*\}")
# Words that stay in Latin letters in every language: names of programs, formats, keys and people in examples.
_INTERNATIONAL = frozenset(
    re.findall(
        r"\w+",
        "Cairn PDF QR CSV JSON ZIP USB SMS WhatsApp Signal Telegram HIV STI HSDS HTCDS XLSForm Kobo ODK Excel "
        "WAV FLAC MP MP3 Ogg Vorbis README Windows macOS Linux "
        "Ctrl Alt Shift Esc Enter Tab Del Home End PgUp PgDn Letter OK PIN SIM ID IOM UNHCR UTF NGO KB MB GB",
    )
)
_PLURAL_SAMPLE = range(0, 1201)


@dataclass(frozen=True, slots=True)
class Asked:
    """A message that the source asks for: its context, English wording and English plural wording."""

    context: str | None
    words: str
    plural: str | None

    @property
    def key(self) -> Key:
        """Under what a catalog lists it."""
        return (self.context, self.words)


def entries_of(path: Path) -> Mapping[Key, tuple[str, ...]]:
    """The entries of a ``.po`` that have a wording; its header is the one without an English wording."""
    return parse_po(path.read_text("utf-8")).wordings


def source_faults(path: Path, top: Path) -> Iterator[str]:
    """Markers in one source file that are called with anything but literals, so that no catalog can know them."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
            wordings = node.args[: _LITERALS[node.func.id]]
            if len(wordings) < _LITERALS[node.func.id] or not all(map(_is_literal, wordings)):
                yield f"{path.relative_to(top)}:{node.lineno}: {node.func.id}(...) takes words written out"


def template_faults(domain: str, asked: Iterable[Asked]) -> Iterator[str]:
    """English wordings that no translator could follow."""
    for message in asked:
        for words in filter(None, (message.words, message.plural)):
            for fault in _wording_faults(words):
                yield f"source, {domain}: {fault}: {words!r}"
            if _MARKUP.search(words):
                yield f"source, {domain}: markup: {words!r}"


def catalog_faults(path: Path, tag: str, domain: str, asked: list[Asked]) -> Iterator[str]:
    """Everything wrong with one catalog: its header, its freshness, and every wording."""
    catalog = parse_po(path.read_text("utf-8"))
    where = f"{tag}, {domain}"
    yield from (f"{where}: {fault}" for fault in _header_faults(catalog.wordings, tag))
    yield from (f"{where}: {fault}" for fault in _freshness_faults(catalog.messages, asked))
    index = make_catalog(catalog.wordings, tag).index
    for message in asked:
        forms = catalog.wordings.get(message.key, ())
        yield from (f"{where}: {fault}: {message.words!r}" for fault in message_faults(message, forms, tag, index))


def message_faults(message: Asked, forms: tuple[str, ...], tag: str, index: Callable[[int], int]) -> Iterator[str]:
    """What is wrong with the wordings of one message in one language."""
    if not forms or not all(forms):
        yield "no wording"
        return
    if len(forms) != (1 if message.plural is None else plural_count(plural_forms(tag))):
        yield f"{len(forms)} plural forms"
    for at, words in enumerate(forms):
        yield from _wording_faults(words)
        yield from _translation_faults(message, words, tag)
        if not _fields_stand(message, words, at, index):
            yield f"the fields differ in {words!r}"


def _header_faults(entries: Mapping[Key, tuple[str, ...]], tag: str) -> Iterator[str]:
    headers = make_catalog(entries, tag).headers
    if not is_plural_rule_of(tag, headers.get("plural-forms", "")):
        yield f"the plural rule is not {plural_forms(tag)!r}"
    if headers.get("language", "").replace("_", "-") != tag:
        yield f"the header's Language is not {tag}"
    if not headers.get(REVIEW_HEADER):
        yield "the header does not say who has read it (X-Cairn-Review)"


def _freshness_faults(there: frozenset[Key], asked: list[Asked]) -> Iterator[str]:
    wanted = {message.key for message in asked}
    if wanted - there:
        yield f"stale, {len(wanted - there)} words of the source are not in it; run update"
    if there - wanted:
        yield f"stale, {len(there - wanted)} words in it are no longer in the source; run update"


def _wording_faults(words: str) -> Iterator[str]:
    if TYPED_CONTROL.search(words):
        yield f"an invisible control was typed in {words!r}"
    if words != words.strip():
        yield "space at the beginning or the end"
    if not unicodedata.is_normalized("NFC", words):
        yield f"letters are not composed (NFC) in {words!r}"
    if missing := covers(words):
        yield f"no bundled letter for {missing!r}"


def _translation_faults(message: Asked, words: str, tag: str) -> Iterator[str]:
    if _MARKUP.search(words):
        yield f"markup in {words!r}"
    if left := _left_in_english(message, words, tag):
        yield f"left in English: {left!r}"


def _left_in_english(message: Asked, words: str, tag: str) -> str:
    ours, theirs = (_LATIN_WORD.findall(_FIELD.sub(" ", each)) for each in (words, message.words))
    if script_of(tag) == "Latn":
        same = words == message.words and len(set(theirs) - _INTERNATIONAL) > 1
        return words if same else ""
    return " ".join(word for word in ours if word not in _INTERNATIONAL)


def _fields_stand(message: Asked, words: str, at: int, index: Callable[[int], int]) -> bool:
    if not fields_fit(words, message.words, message.plural):
        return False
    if message.plural is None or "n" in fields_of(words) or "n" not in fields_of(message.plural):
        return True
    return sum(index(n) == at for n in _PLURAL_SAMPLE) == 1


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
