"""Reading catalogs, against the library that writes them."""

from __future__ import annotations

import io

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hypothesis import given
from hypothesis import strategies as st

from intake_app.languages.gettext_files import parse_mo, parse_po

# No control but the line feed: gettext files cannot carry NUL and EOT, and Babel's writer leaves the others bare.
WORD = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), include_characters='\n"\\\t'), min_size=1
)
SIMPLE = st.dictionaries(st.tuples(st.none() | WORD, WORD), WORD, max_size=6)
COUNTED = st.dictionaries(WORD, st.tuples(WORD, WORD), max_size=3)


def catalog_of(simple: dict[tuple[str | None, str], str], counted: dict[str, tuple[str, str]]) -> Catalog:
    catalog = Catalog(locale="de", charset="utf-8")
    for (context, words), translation in simple.items():
        catalog.add(words, translation, context=context)
    for words, forms in counted.items():
        if (None, words) not in simple:
            catalog.add((words, words + "s"), forms)
    return catalog


def as_po(catalog: Catalog) -> str:
    file = io.BytesIO()
    write_po(file, catalog)
    return file.getvalue().decode("utf-8")


@given(SIMPLE, COUNTED)
def test_a_po_reads_as_it_was_written(
    simple: dict[tuple[str | None, str], str], counted: dict[str, tuple[str, str]]
) -> None:
    read = parse_po(as_po(catalog_of(simple, counted)))
    for key, translation in simple.items():
        assert read.wordings[key] == (translation,)
    for words, forms in counted.items():
        assert (None, words) in simple or read.wordings[(None, words)] == forms


@given(SIMPLE, COUNTED)
def test_po_and_mo_say_the_same(simple: dict[tuple[str | None, str], str], counted: dict[str, tuple[str, str]]) -> None:
    po = as_po(catalog_of(simple, counted))
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.StringIO(po)))
    one, other = dict(parse_po(po).wordings), parse_mo(compiled.getvalue())
    one.pop((None, ""))
    other.pop((None, ""))
    assert one == other


PO = """# A title
msgid ""
msgstr ""
"Language: tr\\n"

#: a.py
msgctxt "of a file"
msgid "Open"
msgstr "Aç"

#, fuzzy
msgid "Close"
msgstr "Kapat"
msgid "Long "
"one"
msgstr ""
"Uz"
"un"

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} gün"
msgstr[1] ""

msgid "None"
msgstr ""

#~ msgid "Gone"
#~ msgstr "Gitti"
"""


def test_fuzzy_obsolete_and_empty_entries_are_no_wordings() -> None:
    read = parse_po(PO)
    assert read.wordings[("of a file", "Open")] == ("Aç",)
    assert read.wordings[(None, "Long one")] == ("Uzun",)
    assert (None, "Close") not in read.wordings
    assert (None, "None") not in read.wordings
    assert (None, "Gone") not in read.wordings | dict.fromkeys(read.messages)


def test_windows_line_ends_read_the_same() -> None:
    assert parse_po(PO.replace("\n", "\r\n")) == parse_po(PO)


@pytest.mark.parametrize("data", [b"", b"nonsense", b"\0" * 40])
def test_what_is_no_compiled_catalog_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="compiled"):
        parse_mo(data)


@given(st.binary(max_size=80))
def test_a_compiled_catalog_cut_short_is_refused(rest: bytes) -> None:
    try:
        parse_mo(b"\xde\x12\x04\x95" + rest)
    except ValueError:
        return


@given(st.lists(st.sampled_from([*PO.splitlines(), "msgid", '"', "msgstr[", "x"])).map("\n".join))
def test_a_po_in_disorder_gives_what_can_be_read(text: str) -> None:
    read = parse_po(text)
    assert all(any(forms) for forms in read.wordings.values())
    assert len(read.messages) <= text.count("msgid")
