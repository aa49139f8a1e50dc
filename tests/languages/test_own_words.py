"""An organisation's own wordings go before the program's, and none of them can lose a value or hide a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from intake_app.languages.catalogs import lay_over, load_language, own_words, shipped_languages, shipped_tags
from intake_app.languages.gettext_catalog import catalog_path
from intake_app.languages.language import plain
from intake_app.languages.words import Domain, msg, nsay, psay, say
from intake_app.problems import BadInput

HEADER = 'msgid ""\nmsgstr "Language: {tag}\\n"\n\n'


@pytest.fixture(autouse=True)
def _taken_away() -> Iterator[None]:
    yield
    lay_over(None)


def write(folder: Path, tag: str, entries: str, domain: Domain = "survivor", header: str = HEADER) -> None:
    path = catalog_path(folder, tag, domain)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(header.format(tag=tag) + entries, "utf-8")


def entry(english: str, words: str, context: str = "") -> str:
    first = f'msgctxt "{context}"\n' if context else ""
    return f'{first}msgid "{english}"\nmsgstr "{words}"\n\n'


def why(tag: str = "es") -> list[str]:
    return [one.why.id for own in own_words() if own.tag == tag for one in own.refused]


def test_own_words_go_first_and_leave_the_rest(tmp_path: Path) -> None:
    before = load_language("es").text(say("Back"))
    write(tmp_path, "es", entry("Stop here", "Nos detenemos") + entry("Way", "Cómo", "way to reach somebody"))
    lay_over(tmp_path)
    spanish = load_language("es")
    assert spanish.text(say("Stop here")) == "Nos detenemos"
    assert spanish.text(psay("way to reach somebody", "Way")) == "Cómo"
    assert spanish.text(say("Back")) == before
    assert [len(own.catalog.wordings) for own in own_words()] == [2]


def test_english_can_be_reworded_too(tmp_path: Path) -> None:
    write(tmp_path, "en", entry("Stop here", "Pause here"))
    lay_over(tmp_path)
    assert load_language("en").text(say("Stop here")) == "Pause here"
    assert load_language("en").text(say("Back")) == "Back"


def test_taken_away_the_programs_words_are_back(tmp_path: Path) -> None:
    write(tmp_path, "es", entry("Stop here", "Nos detenemos"))
    lay_over(tmp_path)
    lay_over(None)
    assert load_language("es").text(say("Stop here")) != "Nos detenemos"
    assert own_words() == ()


@pytest.mark.parametrize(
    ("english", "words", "reason"),
    [
        ("Our number: {phone}", "Nuestro número", "the names in curly brackets are not those of the English words"),
        ("Back", "Atrás {phone}", "the names in curly brackets are not those of the English words"),
        ("Back", "Atr\u202eás", "an invisible sign is typed in it"),
        ("Back", "\U00013080", "no letter is there for {letters}"),
        ("No such words", "Nada", "the program has no such words (any more)"),
    ],
)
def test_a_wording_that_does_not_fit_is_told_and_the_programs_own_stands_in(
    tmp_path: Path, english: str, words: str, reason: str
) -> None:
    shipped = load_language("es").text(say(english))
    write(tmp_path, "es", entry(english, words) + entry("Stop here", "Nos detenemos"))
    lay_over(tmp_path)
    assert load_language("es").text(say(english)) == shipped
    assert load_language("es").text(say("Stop here")) == "Nos detenemos"
    assert why() == [reason]


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xff\xfe\x00", b'msgid "Back"\nmsgstr ""\n'])
def test_a_file_that_is_no_catalog_is_told_and_does_no_harm(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, "es", "")
    catalog_path(tmp_path, "es", "survivor").write_bytes(content)
    shipped = load_language("es").text(say("Back"))
    lay_over(tmp_path)
    assert load_language("es").text(say("Back")) == shipped
    assert why() == ["the file cannot be read as a gettext catalog in UTF-8"]


def test_another_plural_rule_is_refused(tmp_path: Path) -> None:
    header = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    write(tmp_path, "es", entry("Back", "Volver"), header=header)
    lay_over(tmp_path)
    assert why() == ["its plural rule is not the one of the language"]


def test_counted_words_need_every_form(tmp_path: Path) -> None:
    counted = 'msgid "{{n}} year old"\nmsgid_plural "{{n}} years old"\n'.replace("{{", "{").replace("}}", "}")
    write(tmp_path, "fr", counted + 'msgstr[0] "{n} an"\nmsgstr[1] "{n} ans"\n')
    lay_over(tmp_path)
    assert why("fr") == ["it has {there} plural forms, and the language has {needed}"]
    write(tmp_path, "fr", counted + 'msgstr[0] "{n} an"\nmsgstr[1] "{n} d’ans"\nmsgstr[2] "{n} ans révolus"\n')
    lay_over(tmp_path)
    assert plain(load_language("fr").text(nsay("{n} year old", "{n} years old", 7))) == "7 ans révolus"


def test_a_language_that_the_program_lacks_can_be_laid_beside_the_vault(tmp_path: Path) -> None:
    assert "ln" not in shipped_tags()
    write(tmp_path, "ln", entry("Stop here", "Tosuka awa"))
    lay_over(tmp_path)
    assert "ln" in shipped_tags()
    lingala = load_language("ln")
    assert lingala.text(say("Stop here")) == "Tosuka awa"
    assert lingala.text(say("Back")) == "Back"
    assert lingala.text(msg("Cancel")) == "Cancel"
    assert lingala.is_draft
    assert 0 < next(one.survivor for one in shipped_languages() if one.tag == "ln") < 0.01


@pytest.mark.parametrize("tag", ["..", "zz-nonsense", "notalanguage"])
def test_a_folder_that_is_no_language_is_none(tmp_path: Path, tag: str) -> None:
    write(tmp_path / "words", tag, entry("Stop here", "x"))
    lay_over(tmp_path / "words")
    with pytest.raises(BadInput):
        load_language(tag)


def test_a_review_counts_only_when_it_is_of_all_the_words(tmp_path: Path) -> None:
    reviewed = 'msgid ""\nmsgstr "X-Cairn-Review: read by two speakers of a test\\n"\n\n'
    write(tmp_path, "es", entry("Stop here", "Nos detenemos"), header=reviewed)
    lay_over(tmp_path)
    assert load_language("es").is_draft
    whole = load_language("es").survivor
    text = "".join(_po(key[0], key[1], forms) for key, forms in whole.wordings.items())  # type: ignore[attr-defined]
    write(tmp_path, "es", text, header=reviewed)
    lay_over(tmp_path)
    assert why() == []
    assert not load_language("es").is_draft


def _po(context: str | None, english: str, forms: tuple[str, ...]) -> str:
    quoted = [form.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") for form in (english, *forms)]
    first = f'msgctxt "{context}"\n' if context else ""
    if len(forms) == 1:
        return f'{first}msgid "{quoted[0]}"\nmsgstr "{quoted[1]}"\n\n'
    lines = "".join(f'msgstr[{at}] "{form}"\n' for at, form in enumerate(quoted[1:]))
    return f'{first}msgid "{quoted[0]}"\nmsgid_plural "{quoted[0]}"\n{lines}\n'
