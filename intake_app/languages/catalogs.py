"""The languages on this machine: which there are, and what each is made of.

The program's catalogs lie in one folder; an organisation's own wordings go before them once they are laid over. English
needs none: it is the source.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from intake_app.languages.gettext_catalog import DOMAINS, REVIEW_HEADER, GettextCatalog, catalog_path, read_catalog
from intake_app.languages.gettext_files import Key, parse_po
from intake_app.languages.known import autonym, direction_of, known_name, script_of
from intake_app.languages.language import Direction, Language
from intake_app.languages.own_words import OwnCatalog, own_tags, read_own_words
from intake_app.languages.pseudo import PSEUDO_TAGS, pseudo_language
from intake_app.languages.words import Domain, msg
from intake_app.problems import BadInput

_SOURCE_REVIEW = "source wording"
_NO_SUCH_LANGUAGE = msg("There is no language {tag}.")
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


class _Laid:
    """Whose own wordings this process uses: one folder at a time, for a process has one vault open."""

    folder: Path | None = None


def lay_over(folder: Path | None) -> None:
    """From now on put the own wordings in ``folder`` before the program's; None takes them away again.

    Languages that were loaded before stay as they are: load them again.
    """
    there = folder if folder is not None and folder.is_dir() else None
    if there is not None or _Laid.folder is not None:
        _Laid.folder = there
        load_language.cache_clear()


def own_words() -> tuple[OwnCatalog, ...]:
    """The own wordings that are laid over now, file by file, with what is not used of them and why."""
    if _Laid.folder is None:
        return ()
    found = (_own(tag, domain) for tag in own_tags(_Laid.folder) for domain in DOMAINS)
    return tuple(own for own in found if own is not None)


def locales_folder() -> Path:
    """The folder of the catalogs: inside the package when installed, at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "locales"
    return installed if installed.is_dir() else package.parent / "locales"


def shipped_tags() -> tuple[str, ...]:
    """The tags of the languages with words for survivors: English first, then by tag."""
    folder = locales_folder()
    ours = {each.name for each in folder.iterdir() if _has_words(folder, each.name)} if folder.is_dir() else set()
    theirs = {tag for tag in own_tags(_Laid.folder) if _has_words(_Laid.folder, tag)} if _Laid.folder else set()
    return ("en", *sorted((ours | theirs) - {"en"}))


def shipped_languages() -> tuple[LanguageInfo, ...]:
    """The languages with words for survivors, as they are on this machine now."""
    return tuple(_info(tag) for tag in shipped_tags())


@lru_cache(maxsize=64)
def load_language(tag: str) -> Language:
    """The language of a BCP 47 tag, with the own wordings that are laid over.

    Raises BadInput for a tag without words; its message lists those that have them. The tags of the pseudo-languages,
    made for tests, are understood as well.
    """
    if tag in PSEUDO_TAGS:
        return pseudo_language(PSEUDO_TAGS[tag])
    if tag not in shipped_tags():
        raise BadInput(_NO_SUCH_LANGUAGE(tag=tag), _CHOOSE_ONE_OF(tags=", ".join(shipped_tags())))
    survivor, worker = (_catalog_of(tag, domain) for domain in DOMAINS)
    script = script_of(tag)
    return Language(tag, direction_of(script), script, survivor, worker, _review_of(tag, survivor))


def completeness(tag: str, domain: Domain) -> float:
    """Which share of the program's words a language has in one domain, from 0 to 1; a count needs all its forms."""
    asked = _asked(domain)
    if tag == "en" or not asked:
        return 1.0
    have = _catalog_of(tag, domain).wordings
    return sum(all(have.get(key, ("",))) for key in asked) / len(asked)


def words_of(domain: Domain) -> frozenset[str]:
    """The English words of everything the program says in one domain."""
    return frozenset(words for _, words in _asked(domain))


def _has_words(folder: Path, tag: str) -> bool:
    po = catalog_path(folder, tag, "survivor")
    return po.exists() or po.with_suffix(".mo").exists()


def _catalog_of(tag: str, domain: Domain) -> GettextCatalog:
    shipped = GettextCatalog() if tag == "en" else read_catalog(catalog_path(locales_folder(), tag, domain), tag)
    own = _own(tag, domain)
    return own.catalog.over(shipped) if own is not None else shipped


def _own(tag: str, domain: Domain) -> OwnCatalog | None:
    return read_own_words(_Laid.folder, tag, domain, _asked(domain)) if _Laid.folder else None


@lru_cache
def _asked(domain: Domain) -> frozenset[Key]:
    """The words of a domain, as the program's own catalogs list them: each lists all."""
    found = sorted(locales_folder().glob(str(catalog_path(Path(), "*", domain))))
    return parse_po(found[0].read_text("utf-8")).messages if found else frozenset()


def _review_of(tag: str, survivor: GettextCatalog) -> str:
    if tag == "en":
        return _SOURCE_REVIEW
    return survivor.headers.get(REVIEW_HEADER, "draft, not read by anyone yet")


def _info(tag: str) -> LanguageInfo:
    language = load_language(tag)
    return LanguageInfo(
        tag=tag,
        name=known_name(tag) or load_language("en").language_name(tag),
        autonym=autonym(tag),
        direction=language.direction,
        script=language.script,
        survivor=completeness(tag, "survivor"),
        worker=completeness(tag, "worker"),
        review=language.review,
    )
