"""On paper the sheet is whole, literal, in the right direction, and safe contact is on page one."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata

import pikepdf
import pytest

from intake_app.conversation.answers import Text
from intake_app.languages.catalogs import load_language
from intake_app.languages.language import plain
from intake_app.languages.words import Msg, say
from intake_app.packets.draw import CARD, draw, draw_card
from intake_app.packets.own_copy import compose_card
from intake_app.problems import BadInput, CharacterWithoutGlyph

PAYLOADS = [
    "<b>bold</b>", "<i>unclosed", "</para>", "<para>x</para>", "<img src='file:///etc/passwd'/>",
    "<img src=\"http://127.0.0.1:9/x.png\"/>", "<img src=\"data:image/png;base64,AAAA\"/>",
    "<a href=\"javascript:alert(1)\">x</a>", "<a href=\"file:///etc/passwd\">x</a>", "<font color=red size=99>x</font>",
    "<font color=\"[x for x in ().__class__.__bases__]\">x</font>", "<onDraw name=\"x\" label=\"y\"/>",
    "<unichar code=\"0x41\"/>", "<seq id=\"x\"/>", "<seqreset/>", "<index item=\"x\"/>", "<evalString code=\"1+1\"/>",
    "&", "&amp;", "&lt;script&gt;", "&#65;", "{{7*7}}", "${7*7}", "{page}", "%s %d %(x)s", "<br/>", "<u>x", "<super>2",
    "<greek>a</greek>", "<bullet>&bull;</bullet>", "<![CDATA[x]]>", "<!--x-->", "<?xml version='1.0'?>", "=1+1",
    "\\n\\t(x)",
    "(parenthesis", ") ET BT /F1 99 Tf (x) Tj", "EMC BDC",
]  # fmt: skip


def flat(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_answer_is_only_letters(invented, packet_of, read, payload: str) -> None:
    names = (
        "call_name",
        "name_full",
        "own_words",
        "gender",
        "faith_diet",
        "contact_say",
        "meet_again",
        "anything_else",
    )
    answers = {**invented.ANSWERS, **{name: Text(payload, "en") for name in names}}
    pdf = packet_of(invented.Person(answers=answers))
    assert flat(read(pdf)).count(flat(payload)) >= len(names)
    streams = invented.pdf_streams(pdf)
    assert b"/URI" not in streams
    assert b"/XObject" not in streams
    assert b"JavaScript" not in streams


def test_a_very_long_answer_is_whole(invented, packet_of, read) -> None:
    words = [f"w{n:04}" for n in range(1700)]
    for name in ("own_words", "anything_else", "faith_diet", "name_full", "contact_say"):
        answers = {**invented.ANSWERS, name: Text(" ".join(words), "en")}
        found = re.findall(r"w\d{4}", read(packet_of(invented.Person(answers=answers)), "-raw"))
        assert found == words


def test_one_endless_word_is_whole(invented, packet_of, read) -> None:
    answers = {**invented.ANSWERS, "own_words": Text("x" * 10_000, "en")}
    assert flat(read(packet_of(invented.Person(answers=answers)))).count("x") >= 10_000


@pytest.mark.parametrize("page", ["A4", "letter"])
@pytest.mark.parametrize("tag", ["en", "ar", "my", "fr"])
def test_safe_contact_is_whole_on_page_one(invented, packet_of, read, tag: str, page: str) -> None:
    pdf = packet_of(invented.Person(), load_language(tag), page=page)
    first = flat(read(pdf, "-l", "1"))
    for words in ("+447700900123", "+447700900456", "lemon", "Tuesday"):
        assert words in first


def test_a_crowded_page_one_moves_safe_contact_up(invented, packet_of, read) -> None:
    answers = {**invented.ANSWERS, "companion": Text("friend " * 11, "en"), "own_words": Text("word " * 79, "en")}
    needs = (
        "health.medicine",
        "health.urgent",
        "mind.counselling",
        *(f"health.{x}" for x in ("check", "dental", "sexual")),
    )
    crowded = invented.Person(answers=answers, needs=needs * 3, purpose=needs)
    assert "lemon" in read(packet_of(crowded), "-l", "1")


def test_pages_have_the_size_that_was_asked_for(invented, packet_of) -> None:
    for page, size in (("A4", (595, 842)), ("Letter", (612, 792))):
        with pikepdf.open(io.BytesIO(packet_of(invented.Person(), page=page))) as pdf:
            assert tuple(round(float(x)) for x in pdf.pages[0].mediabox[2:]) == size
    with pytest.raises(BadInput):
        packet_of(invented.Person(), page="A5")


def test_every_page_says_whose_it_is_not_and_counts(invented, packet_of, read) -> None:
    pdf = packet_of(invented.Person())
    pages = read(pdf).split("\f")[:-1]
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of 3" in page
        assert "by mistake" in page
        assert "K7QM-3F9D" in page


def test_a_right_to_left_packet_is_read_from_the_right(invented, packet_of) -> None:
    with pikepdf.open(io.BytesIO(packet_of(invented.Person(), load_language("ar")))) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == pikepdf.Name.R2L
        assert str(pdf.Root.Lang) == "ar"


def test_words_keep_their_language_in_the_structure(invented, packet_of, tmp_path) -> None:
    file = tmp_path / "p.pdf"
    file.write_bytes(packet_of(invented.Person()))
    run = subprocess.run(["pdfinfo", "-struct-text", str(file)], capture_output=True, check=True)
    tree = run.stdout.decode()
    for tag in ("H1", "H2", "Table", "TH", "TD", "L", "LI", "Lbl", "LBody"):
        assert re.search(rf"^\s*{tag}\b", tree, re.M), tag
    assert b"/Lang" in invented.pdf_streams(file.read_bytes())


@pytest.mark.parametrize(
    ("question", "place"),
    [("call_name", "For"), ("contact_say", "Safe contact"), ("faith_diet", "Food, faith or customs")],
)
def test_a_character_without_a_glyph_stops_the_packet_and_tells_its_place(
    question: str, place: str, invented, packet_of, english
) -> None:
    answers = {**invented.ANSWERS, question: Text("a \U000130b8", "en")}
    with pytest.raises(CharacterWithoutGlyph) as stopped:
        packet_of(invented.Person(answers=answers))
    told = plain(english.text(stopped.value.what))
    assert told == (
        f"No typeface of Cairn can draw this character: U+130B8 EGYPTIAN HIEROGLYPH D052. It stands under “{place}”."
    )
    assert "\U000130b8" not in str(stopped.value)


def test_the_place_of_such_a_character_is_told_in_any_language(invented, sheet_of) -> None:
    answers = {**invented.ANSWERS, "faith_diet": Text("a \U000130b8", "en")}
    with pytest.raises(CharacterWithoutGlyph) as stopped:
        draw(sheet_of(invented.Person(answers=answers)))
    place = stopped.value.what.args["place"]
    assert isinstance(place, Msg)
    assert plain(load_language("ar").text(place)) == load_language("ar").text(say("Food, faith or customs"))


def test_the_card_is_a_page_of_the_size_of_a_business_card(english, read) -> None:
    pdf = draw_card(compose_card(english, name="Nora", when="Thu 14:30", phone="+44 20 7946 0123"))
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == 1
        left, low, right, high = (float(x) for x in document.pages[0].mediabox)
        assert (right - left, high - low) == pytest.approx(CARD, abs=0.01)
    assert [line for line in read(pdf).strip().split("\n") if line] == ["Nora", "Thu 14:30", "+44 20 7946 0123"]


def test_a_card_whose_words_do_not_fit_is_refused_and_hides_nothing(english) -> None:
    with pytest.raises(BadInput):
        draw_card(compose_card(english, name="word " * 400, when="", phone=""))


def test_the_same_sheet_gives_the_same_bytes(invented, sheet_of) -> None:
    assert draw(sheet_of(invented.Person())) == draw(sheet_of(invented.Person()))
