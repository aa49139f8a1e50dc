#!/usr/bin/env python3
"""The translators' tool: it gathers the words to translate, keeps every catalog up to date and checks it.

python3 packaging/catalogs.py extract FOLDER     writes survivor.pot and worker.pot there
python3 packaging/catalogs.py add LANG           starts a language: two empty catalogs and a glossary
python3 packaging/catalogs.py update [LANG...]   brings new words into the catalogs and drops the old
python3 packaging/catalogs.py check [LANG...]    says what is missing or wrong, and exits 1 if anything is
python3 packaging/catalogs.py compile [LANG...]  writes the .mo beside each .po
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))
sys.path.insert(1, str(TOP / "packaging"))

import catalog_faults  # noqa: E402

from intake_app.languages.gettext_catalog import DOMAINS, catalog_path  # noqa: E402
from intake_app.languages.known import autonym, known_languages, known_name, locale_named  # noqa: E402
from intake_app.languages.plurals import plural_forms  # noqa: E402
from intake_app.languages.words import Domain  # noqa: E402

LOCALES = TOP / "locales"
SOURCES = ("intake_app", "ui")
# Which call marks a word of which domain: the positions of context, wording and plural wording.
MARKERS: dict[Domain, dict[str, tuple[int | tuple[int, str], ...] | None]] = {
    "survivor": {"say": None, "psay": ((1, "c"), 2), "nsay": (1, 2)},
    "worker": {"msg": None, "pmsg": ((1, "c"), 2), "nmsg": (1, 2)},
}
NEW_REVIEW = "draft, not translated yet"
# Left out of a header when a catalog is written, so that two updates of the same words are the same bytes.
_CHANGING = {"pot-creation-date", "generated-by", "x-generator"}
GLOSSARY = TOP / "packaging" / "glossary_terms.md"


class _WholeCatalog(Catalog):
    """A catalog with its header as it stands in the file: Babel keeps only the lines it knows, not who has read it.

    Counts without any wording are left out, for Babel would write the English in their place.
    """

    def __init__(self, read: Catalog, header: str) -> None:
        super().__init__(charset="utf-8")
        self._read = read
        self._header = header

    def __iter__(self) -> Iterator[Message]:
        yield Message("", self._header)
        yield from (message for message in self._read if message.id and any(message.string or ()))


def source_files(top: Path = TOP) -> list[Path]:
    """Every Python file whose words are translated, in a stable order."""
    return sorted(path for folder in SOURCES for path in (top / folder).rglob("*.py"))


def extract(domain: Domain, top: Path = TOP) -> Catalog:
    """The words of one domain as an empty catalog, ordered by file and line; notes for translators come along."""
    template = Catalog(project="Cairn", charset="utf-8")
    for path in source_files(top):
        name = path.relative_to(top).as_posix()
        found = extract_from_file("python", path, keywords=MARKERS[domain], comment_tags=("Translators:",))
        for line, words, comments, context in found:
            template.add(words, locations=[(name, line)], auto_comments=comments, context=context)
    return template


def read_catalog(path: Path) -> Catalog:
    """A ``.po`` with its entries. Raises babel's PoFileError when it is broken."""
    with path.open("rb") as file:
        return read_po(file, charset="utf-8", ignore_obsolete=True, abort_invalid=True)


def updated(path: Path, tag: str, domain: Domain, template: Catalog) -> str:
    """The text of a ``.po`` with the template's words: what is translated stays, nothing is guessed."""
    headers = header_lines(path, tag)
    catalog = read_catalog(path) if path.exists() else read_po(io.StringIO(_as_header(headers)), charset="utf-8")
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    body = io.BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_by_file=True, include_lineno=False)
    title = f"# {known_name(tag) or tag}: the {domain}'s words of Cairn.\n"
    return title + _as_header(headers) + "\n" + body.getvalue().decode("utf-8").strip("\n") + "\n"


def header_lines(path: Path, tag: str) -> list[str]:
    """The header of a ``.po``: as it stands, without what changes by itself; a new one where there is none."""
    if path.exists():
        pairs = read_catalog_headers(path)
        return [f"{name}: {value}" for name, value in pairs if name.lower() not in _CHANGING]
    return [
        "Project-Id-Version: Cairn",
        f"Language: {tag}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plural_forms(tag)}",
        f"X-Cairn-Review: {NEW_REVIEW}",
    ]


def read_catalog_headers(path: Path) -> list[tuple[str, str]]:
    """The names and values in the header of a ``.po``, in order, exactly as they stand there."""
    header = catalog_faults.entries_of(path).get((None, ""), ("",))[0]
    pairs = (line.partition(":") for line in header.splitlines())
    return [(name.strip(), value.strip()) for name, colon, value in pairs if colon]


def update(tags: Iterable[str]) -> None:
    """Brings the words of the source into these languages' catalogs."""
    templates = {domain: extract(domain) for domain in DOMAINS}
    for tag, domain, path in catalogs_of(tags):
        path.write_text(updated(path, tag, domain, templates[domain]), "utf-8")


def add(tag: str) -> None:
    """Starts a language. Raises SystemExit for a tag that is unknown or already there."""
    if tag not in known_languages() and str(locale_named(tag)) == "en":
        raise SystemExit(f"{tag} is not a language tag (BCP 47) known to CLDR.")
    if (LOCALES / tag).exists():
        raise SystemExit(f"{tag} is already there; use update.")
    for domain in DOMAINS:
        path = catalog_path(LOCALES, tag, domain)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(updated(path, tag, domain, extract(domain)), "utf-8")
        print(path)
    title = f"# Glossary: {known_name(tag) or tag} ({autonym(tag)})\n\n"
    (LOCALES / tag / "glossary.md").write_text(title + GLOSSARY.read_text("utf-8"), "utf-8")


def compile_catalogs(tags: Iterable[str]) -> None:
    """Writes the compiled catalog beside each ``.po`` of these languages."""
    for _, _, path in catalogs_of(tags):
        compile_catalog(path)


def compile_catalog(path: Path) -> None:
    """Writes the compiled catalog beside one ``.po``, with everything that its header says."""
    header = catalog_faults.entries_of(path).get((None, ""), ("",))[0]
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, _WholeCatalog(read_catalog(path), header))


def check(tags: Iterable[str]) -> list[str]:
    """What is missing or wrong in the source's words and in these languages' catalogs, one line each."""
    templates = {domain: extract(domain) for domain in DOMAINS}
    faults = [fault for path in source_files() for fault in catalog_faults.source_faults(path, TOP)]
    for domain in DOMAINS:
        faults += catalog_faults.template_faults(domain, messages_of(templates[domain]))
    for tag, domain, path in catalogs_of(tags):
        faults += catalog_faults.catalog_faults(path, tag, domain, messages_of(templates[domain]))
    return faults


def messages_of(catalog: Catalog) -> list[catalog_faults.Asked]:
    """The words a catalog asks for, each with its context and plural wording."""
    return [_asked(message) for message in catalog if message.id]


def catalogs_of(tags: Iterable[str]) -> Iterator[tuple[str, Domain, Path]]:
    """The catalogs that these languages have; a language may have the survivor's alone.

    Raises SystemExit for a language that has none.
    """
    for tag in tags:
        if tag not in languages_there():
            raise SystemExit(f"There is no language {tag} yet; start it with add.")
        for domain in DOMAINS:
            path = catalog_path(LOCALES, tag, domain)
            if path.exists():
                yield tag, domain, path


def languages_there() -> list[str]:
    """The tags of the folders with catalogs."""
    return sorted(path.parent.parent.name for path in LOCALES.glob("*/LC_MESSAGES/survivor.po"))


def main(arguments: list[str] | None = None) -> int:
    """Runs one task; 1 when a check found something."""
    parser = argparse.ArgumentParser(description="Gathers, updates, compiles and checks the words of Cairn.")
    tasks = parser.add_subparsers(dest="task", required=True)
    tasks.add_parser("extract", help="write the templates").add_argument("folder", type=Path)
    tasks.add_parser("add", help="start a language").add_argument("tag")
    for task in ("update", "check", "compile"):
        tasks.add_parser(task).add_argument("tags", nargs="*", metavar="LANG")
    return _run(parser.parse_args(arguments))


def _run(options: argparse.Namespace) -> int:
    if options.task == "extract":
        _write_templates(options.folder)
    elif options.task == "add":
        add(options.tag)
    elif options.task == "check":
        faults = check(options.tags or languages_there())
        print("\n".join(faults) or "Every catalog is complete and in order.")
        return 1 if faults else 0
    else:
        {"update": update, "compile": compile_catalogs}[options.task](options.tags or languages_there())
    return 0


def _write_templates(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for domain in DOMAINS:
        with (folder / f"{domain}.pot").open("wb") as file:
            write_po(file, extract(domain), width=0, sort_by_file=True, include_lineno=False)


def _asked(message: Message) -> catalog_faults.Asked:
    words = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    return catalog_faults.Asked(message.context, words[0], words[1] if len(words) > 1 else None)


def _as_header(lines: list[str]) -> str:
    quoted = "".join(f'"{line}\\n"\n' for line in lines)
    return f'msgid ""\nmsgstr ""\n{quoted}'


if __name__ == "__main__":
    raise SystemExit(main())
