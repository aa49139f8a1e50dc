"""Finding and loading the catalogs on this machine."""

from __future__ import annotations

import os
from pathlib import Path
from types import ModuleType

import pytest

from intake_app.languages.catalogs import completeness, load_language, locales_folder, shipped_languages, shipped_tags
from intake_app.languages.gettext_catalog import REVIEW_HEADER, GettextCatalog, catalog_path, read_catalog
from intake_app.languages.words import Msg, nsay, say
from intake_app.problems import BadInput

PO = """msgid ""
msgstr ""
"Language: es\\n"
"Plural-Forms: nplurals=3; plural=(n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2);\\n"
"X-Cairn-Review: draft, of a test\\n"

msgid "Stop here"
msgstr "{stop}"

msgid "One card"
msgid_plural "{{n}} cards"
msgstr[0] "una tarjeta"
msgstr[1] "{{n}} de tarjetas"
msgstr[2] "{{n}} tarjetas"

msgid "No card"
msgid_plural "{{n}} lost cards"
msgstr[0] ""
msgstr[1] ""
msgstr[2] ""
"""


def write_po(folder: Path, stop: str) -> Path:
    path = catalog_path(folder, "es", "survivor")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PO.replace("{{", "{").replace("}}", "}").replace("{stop}", stop), "utf-8")
    return path


def wording(catalog: GettextCatalog, message: Msg) -> str | None:
    return catalog.find(message, None)


def test_the_five_languages_of_the_first_release_are_there() -> None:
    assert {"en", "es", "fr", "ar", "my"} <= set(shipped_tags())
    assert shipped_tags()[0] == "en"


def test_an_unknown_language_is_refused_with_the_list_of_those_there() -> None:
    with pytest.raises(BadInput) as refused:
        load_language("tlh")
    assert refused.value.what.args["tag"] == "tlh"
    assert "my" in str(refused.value.do.args["tags"])


@pytest.mark.parametrize("tag", ["", "..", "../ar", "AR", "LC_MESSAGES"])
def test_only_an_exact_tag_is_a_language(tag: str) -> None:
    with pytest.raises(BadInput):
        load_language(tag)


def test_each_language_says_what_it_is() -> None:
    languages = {language.tag: language for language in shipped_languages()}
    assert languages["ar"].direction == "rtl"
    assert languages["ar"].autonym == "العربية"
    assert languages["my"].script == "Mymr"
    assert languages["en"].survivor == languages["en"].worker == 1.0
    assert languages["es"].is_draft
    assert not languages["en"].is_draft


def test_a_language_is_made_once() -> None:
    assert load_language("ar") is load_language("ar")


def test_a_checkout_reads_the_folder_at_its_top() -> None:
    assert locales_folder().is_dir()


def test_a_po_needs_no_compiling(tmp_path: Path) -> None:
    assert wording(read_catalog(write_po(tmp_path, "Parar"), "es"), say("Stop here")) == "Parar"


def test_a_fresh_mo_goes_before_its_po_and_a_stale_one_does_not(tmp_path: Path, catalog_tool: ModuleType) -> None:
    po = write_po(tmp_path, "Compilado")
    catalog_tool.compile_catalog(po)
    write_po(tmp_path, "Nuevo")
    os.utime(po, ns=(0, 0))
    assert wording(read_catalog(po, "es"), say("Stop here")) == "Compilado"
    os.utime(po, ns=(2**62, 2**62))
    assert wording(read_catalog(po, "es"), say("Stop here")) == "Nuevo"


def test_mo_and_po_speak_alike(tmp_path: Path, catalog_tool: ModuleType) -> None:
    po = write_po(tmp_path, "Parar")
    from_po = read_catalog(po, "es")
    catalog_tool.compile_catalog(po)
    po.unlink()
    from_mo = read_catalog(po, "es")
    assert from_mo.wordings == from_po.wordings
    assert from_mo.headers == from_po.headers
    assert from_mo.headers[REVIEW_HEADER] == "draft, of a test"
    cards = nsay("One card", "{n} cards", 1)
    assert [from_mo.find(cards, n) for n in (0, 1, 10**6)] == [from_po.find(cards, n) for n in (0, 1, 10**6)]


def test_words_laid_over_go_first_and_leave_the_rest() -> None:
    key, rest = (None, "Stop here"), (None, "Go on")
    laid = GettextCatalog({key: ("Nos detenemos",)}).over(GettextCatalog({key: ("Parar",), rest: ("Seguir",)}))
    assert wording(laid, say("Stop here")) == "Nos detenemos"
    assert wording(laid, say("Go on")) == "Seguir"


def test_a_missing_catalog_is_an_empty_one(tmp_path: Path) -> None:
    assert wording(read_catalog(tmp_path / "none.po", "es"), say("Stop here")) is None


def test_a_language_says_how_much_of_each_domain_it_has() -> None:
    assert completeness("en", "worker") == completeness("ar", "survivor") == completeness("ar", "worker") == 1.0
    assert completeness("sw", "worker") == 0.0


@pytest.mark.parametrize("name", ["survivor.po", "survivor.mo"])
def test_a_broken_catalog_is_told_by_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xff\xfe nonsense")
    with pytest.raises(BadInput) as refused:
        read_catalog(tmp_path / "survivor.po", "es")
    assert refused.value.what.args["file"] == "survivor.po"
