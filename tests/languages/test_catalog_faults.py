"""The translators' check finds each kind of fault, and the tool's files are the same bytes each time."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from intake_app.languages.gettext_files import parse_po
from intake_app.languages.plurals import plural_index


def found(faults: ModuleType, english: str, *forms: str, tag: str = "es", plural: str | None = None) -> str:
    asked = faults.Asked(None, english, plural)
    return "; ".join(faults.message_faults(asked, forms, tag, plural_index(None, tag)))


@pytest.mark.parametrize(
    ("english", "wording", "fault"),
    [
        ("Stop here", "", "no wording"),
        ("Hello {name}", "Hola {nombre}", "fields"),
        ("Hello {name}", "Hola", "fields"),
        ("Stop here", "Parar aquí ", "space"),
        ("Stop here", "<b>Parar</b>", "markup"),
        ("Stop here", "Parar&nbsp;aquí", "markup"),
        ("Stop here", "Parar \u200faquí", "invisible"),
        ("Stop here", "Parar \u2068aquí\u2069", "invisible"),
        ("Stop here", "Parar aqui\u0301", "NFC"),
        ("Stop here", "Stop here", "left in English"),
        ("Stop here", "Parar \U00013000", "no bundled letter"),
    ],
)
def test_a_wrong_wording_is_found(faults: ModuleType, english: str, wording: str, fault: str) -> None:
    assert fault in found(faults, english, wording)


@pytest.mark.parametrize(
    ("tag", "english", "wording"),
    [
        ("es", "Stop here", "Parar aquí"),
        ("es", "No", "No"),
        ("ar", "Save the PDF", "حفظ PDF"),
        ("fr", "Service", "Service"),
    ],
)
def test_a_right_wording_is_not(faults: ModuleType, tag: str, english: str, wording: str) -> None:
    assert found(faults, english, wording, tag=tag) == ""


def test_english_inside_another_script_is_found(faults: ModuleType) -> None:
    assert "left in English: 'here'" in found(faults, "Stop here", "التوقف here", tag="ar")


def test_a_count_needs_every_form_and_its_number(faults: ModuleType) -> None:
    day, days = "{n} day", "{n} days"
    assert found(faults, day, "un día", "{n} de días", "{n} días", plural=days) == ""
    assert "plural forms" in found(faults, day, "un día", "{n} días", plural=days)
    assert "no wording" in found(faults, day, "un día", "", "{n} días", plural=days)
    assert "fields" in found(faults, day, "un día", "{n} de días", "días", plural=days)
    assert "fields" in found(faults, day, "un jour", "{n} de jours", "{n} jours", tag="fr", plural=days)


PO = """msgid ""
msgstr ""
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Gone"
msgstr "Fort"
"""


def test_a_wrong_header_and_a_stale_catalog_are_found(faults: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "survivor.po"
    path.write_text(PO, "utf-8")
    told = "; ".join(faults.catalog_faults(path, "es", "survivor", [faults.Asked(None, "New", None)]))
    for part in ("plural rule", "Language is not es", "who has read it", "1 words of the source", "1 words in it"):
        assert part in told


def test_words_that_are_not_written_out_are_found(faults: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "screen.py"
    path.write_text(
        'a = msg("fine")\nb = say(words)\nc = nmsg("one", many, n)\nd = msg(f"{x}")\ne = psay("x")\n', "utf-8"
    )
    assert [fault.split(":")[1] for fault in faults.source_faults(path, tmp_path)] == ["2", "3", "4", "5"]


def test_english_that_no_translator_could_follow_is_found(faults: ModuleType) -> None:
    asked = [faults.Asked(None, words, None) for words in ("Fine", " space", "<i>markup</i>")]
    assert len(list(faults.template_faults("worker", asked))) == 2


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "intake_app").mkdir()
    (tmp_path / "ui").mkdir()
    source = 'msg("For the worker")\nsay("Second")\npsay("of a door", "Open")\nnsay("{n} day", "{n} days", 3)\n'
    (tmp_path / "ui" / "screen.py").write_text(source, "utf-8")
    return tmp_path


def test_words_go_to_the_catalog_of_their_domain(catalog_tool: ModuleType, checkout: Path) -> None:
    survivor = catalog_tool.messages_of(catalog_tool.extract("survivor", checkout))
    worker = catalog_tool.messages_of(catalog_tool.extract("worker", checkout))
    assert [(m.context, m.words, m.plural) for m in survivor] == [
        (None, "Second", None),
        ("of a door", "Open", None),
        (None, "{n} day", "{n} days"),
    ]
    assert [m.words for m in worker] == ["For the worker"]


def test_an_update_keeps_what_is_translated_and_who_read_it(catalog_tool: ModuleType, checkout: Path) -> None:
    path, template = checkout / "survivor.po", catalog_tool.extract("survivor", checkout)
    path.write_text(catalog_tool.updated(path, "es", "survivor", template), "utf-8")
    text = path.read_text("utf-8").replace('msgid "Second"\nmsgstr ""', 'msgid "Second"\nmsgstr "Segundo"')
    text = text.replace("draft, not translated yet", "read by two speakers")
    path.write_text(text.replace('msgid "Open"', 'msgid "Shut"'), "utf-8")
    again = catalog_tool.updated(path, "es", "survivor", catalog_tool.extract("survivor", checkout))
    read = parse_po(again)
    assert read.wordings[(None, "Second")] == ("Segundo",)
    assert "read by two speakers" in again
    assert ("of a door", "Open") in read.messages
    assert ("of a door", "Shut") not in read.messages
    assert "fuzzy" not in again
    assert "#~" not in again


def test_an_update_guesses_nothing_from_similar_words(catalog_tool: ModuleType, checkout: Path) -> None:
    path = checkout / "worker.po"
    headers = catalog_tool.updated(path, "es", "survivor", catalog_tool.Catalog())
    path.write_text(headers + '\nmsgid "For the workers"\nmsgstr "Para quienes trabajan"\n', "utf-8")
    again = catalog_tool.updated(path, "es", "worker", catalog_tool.extract("worker", checkout))
    assert "Para quienes" not in again


def test_two_updates_are_the_same_bytes(catalog_tool: ModuleType, checkout: Path) -> None:
    path = checkout / "survivor.po"
    once = catalog_tool.updated(path, "ar", "survivor", catalog_tool.extract("survivor", checkout))
    path.write_text(once, "utf-8")
    assert catalog_tool.updated(path, "ar", "survivor", catalog_tool.extract("survivor", checkout)) == once
    assert "POT-Creation-Date" not in once
    assert once.count("msgstr[") == 6


@pytest.mark.parametrize("task", ["update", "check", "compile"])
def test_a_language_that_was_never_added_has_nothing_to_do(catalog_tool: ModuleType, task: str) -> None:
    with pytest.raises(SystemExit, match="no language tlh"):
        catalog_tool.main([task, "tlh"])


def test_a_language_that_is_there_or_unknown_is_not_added(catalog_tool: ModuleType) -> None:
    for tag in ("ar", "xx"):
        with pytest.raises(SystemExit):
            catalog_tool.add(tag)


def test_adding_a_language_makes_its_folder(
    catalog_tool: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalog_tool, "LOCALES", tmp_path)
    assert catalog_tool.main(["add", "prs"]) == 0
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["glossary.md", "survivor.po", "worker.po"]
    assert "دری" in (tmp_path / "prs" / "glossary.md").read_text("utf-8")
    assert catalog_tool.main(["check", "prs"]) == 1
