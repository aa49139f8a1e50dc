"""The catalogs on this machine: where they lie, what they hold, and the languages made from them.

A catalog is read from its compiled ``.mo`` when that is not older than its ``.po``, else from the ``.po`` itself, so
that a checkout works without a compile step. English needs none: it is the source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from intake_app.languages.gettext_files import Key, parse_mo, parse_po
from intake_app.languages.known import autonym, direction_of, known_name, script_of
from intake_app.languages.language import Catalog, Direction, Language
from intake_app.languages.plurals import plural_index
from intake_app.languages.pseudo import PSEUDO_TAGS, pseudo_language
from intake_app.languages.words import Domain, Msg, msg
from intake_app.problems import BadInput

DOMAINS: tuple[Domain, Domain] = ("survivor", "worker")
REVIEW_HEADER = "x-cairn-review"
_SOURCE_REVIEW = "source wording"

_NO_SUCH_LANGUAGE = msg("There is no language {tag}.")
_BROKEN = msg("The words in {file} cannot be read.")
_REPAIR = msg("Replace the file, or take it away to go on in English.")
_CHOOSE_ONE_OF = msg("Choose one of: {tags}.")


@dataclass(frozen=True)
class LanguageInfo:
    """A language that Cairn has words in; ``survivor`` and ``worker`` say how complete its domains are, from 0 to 1."""

    tag: str
    name: str
    autonym: str
    direction: Direction
    script: str
    survivor: float
    worker: float
    review: str

    @property
    def is_draft(self) -> bool:
        """Whether no speaker of the language has reviewed the wording."""
        return self.review.startswith("draft")


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
        """This catalog with the other's wordings where this one has none; both count as this one's header says."""
        return GettextCatalog({**other.wordings, **self.wordings}, self.headers or other.headers, self.index)


def locales_folder() -> Path:
    """The folder of the catalogs: inside the package when installed, at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "locales"
    return installed if installed.is_dir() else package.parent / "locales"


def catalog_path(folder: Path, tag: str, domain: Domain) -> Path:
    """Where the ``.po`` of a language's domain lies below a folder of catalogs."""
    return folder / tag / "LC_MESSAGES" / f"{domain}.po"


def shipped_tags() -> tuple[str, ...]:
    """The tags of the languages with words for survivors: English first, then by tag."""
    folder = locales_folder()
    if not folder.is_dir():
        return ("en",)
    return ("en", *sorted(each.name for each in folder.iterdir() if _has_words(folder, each.name)))


def shipped_languages() -> tuple[LanguageInfo, ...]:
    """The languages with words for survivors, as they are on this machine now."""
    return tuple(_info(tag) for tag in shipped_tags())


@lru_cache(maxsize=64)
def load_language(tag: str, override: Path | None = None) -> Language:
    """The language of a BCP 47 tag, with an organisation's own wordings from ``override`` laid over it.

    Raises BadInput for a tag without words; its message lists those that have them. The tags of the pseudo-languages,
    made for tests, are understood as well.
    """
    if tag in PSEUDO_TAGS:
        return pseudo_language(PSEUDO_TAGS[tag])
    if tag not in shipped_tags():
        raise BadInput(_NO_SUCH_LANGUAGE(tag=tag), _CHOOSE_ONE_OF(tags=", ".join(shipped_tags())))
    survivor, worker = (_catalog_of(tag, domain, override) for domain in DOMAINS)
    script = script_of(tag)
    return Language(tag, direction_of(script), script, survivor, worker, _review_of(tag, survivor))


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


def completeness(po: Path) -> float:
    """Which share of a ``.po``'s messages has a wording, from 0 to 1; a count needs every form to be there."""
    return parse_po(po.read_text("utf-8")).completeness if po.exists() else 0.0


def _has_words(folder: Path, tag: str) -> bool:
    po = catalog_path(folder, tag, "survivor")
    return po.exists() or po.with_suffix(".mo").exists()


def _catalog_of(tag: str, domain: Domain, override: Path | None) -> Catalog:
    own = GettextCatalog() if tag == "en" else read_catalog(catalog_path(locales_folder(), tag, domain), tag)
    return read_catalog(catalog_path(override, tag, domain), tag).over(own) if override else own


def _review_of(tag: str, survivor: Catalog) -> str:
    if tag == "en":
        return _SOURCE_REVIEW
    headers = survivor.headers if isinstance(survivor, GettextCatalog) else {}
    return headers.get(REVIEW_HEADER, "draft, not read by anyone yet")


def _info(tag: str) -> LanguageInfo:
    language = load_language(tag)
    return LanguageInfo(
        tag=tag,
        name=known_name(tag) or load_language("en").language_name(tag),
        autonym=autonym(tag),
        direction=language.direction,
        script=language.script,
        survivor=_share(tag, "survivor"),
        worker=_share(tag, "worker"),
        review=language.review,
    )


def _share(tag: str, domain: Domain) -> float:
    return 1.0 if tag == "en" else completeness(catalog_path(locales_folder(), tag, domain))
