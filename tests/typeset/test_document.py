"""Whole files: what is read back, what they hold and what they do not."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from intake_app.languages.typefaces import is_right_to_left
from intake_app.problems import CharacterWithoutGlyph
from intake_app.typeset.blocks import Block, Box, PageBreak, Rule, Spacer, bullets, rows
from intake_app.typeset.document import build_pdf, forget_words
from intake_app.typeset.lines import _kept_lines, _kept_run
from intake_app.typeset.pen import _strings
from intake_app.typeset.reading import needs_text
from intake_app.typeset.text import Paragraph, Span, TextStyle

ReadBack = Callable[..., str]
HEADING = TextStyle(size=16, bold=True, keep_with_next=True, tag="H1")
SENTENCES = {
    "en": "Please call Ms. García before noon; the office is affluent in fjords. Don’t leave a message — “thank you”.",
    "es": "Llame antes del mediodía para concertar una cita segura; ¿dónde?, ¡aquí! Muñoz no deja mensajes de voz.",
    "fr": "L’œuvre où l’on reçoit : « appelez avant midi », s’il vous plaît, Noël à Besançon.",
    "my": "လုံခြုံသောတွေ့ဆုံမှုအတွက် ဖုန်းဆက်ပါ။ မြန်မာနိုင်ငံသင်္ကြန်ပွဲတော် ကျွန်ုပ်တို့ဆက်သွယ်ရန်",
    "ar": "تمت هذه الإحالة بموافقة السيدة المستنيرة. يُرجى الاتصال لتحديد موعد آمن، ولا تترك رسالة. لا إله لأن السلامة.",
    "fa": "این ارجاع با رضایت آگاهانهٔ خانم انجام شده است؛ گفتگو امن باشد.",
    "hi": "क्षेत्रीय कार्यालय, ज्ञान, श्रृंखला, स्त्री, किन्तु, मुलाक़ात तय करें।",
    "am": "ይህ ሪፈራል የተደረገው በወ/ሮ አልማዝ በቀለ ሙሉ ፈቃድ ነው።",
    "km": "ការបញ្ជូននេះធ្វើឡើងដោយមានការយល់ព្រម ព្រះរាជាណាចក្រកម្ពុជាស្ត្រី",
    "th": "การส่งต่อนี้ทำขึ้นโดยได้รับความยินยอม ห้ามฝากข้อความเสียงไว้ที่นั่นน้ำ",
}
PAYLOADS = [
    "<b>bold</b> & <i>x</i> &amp; &lt;",
    '<img src="file:///etc/passwd"/>',
    '<img src="http://127.0.0.1:9/x.png"/>',
    "</para><para>",
    '<a href="javascript:x()">y</a>',
    '<font color="[__import__]" size="9999">z</font>',
    "<unichar code='0'/> <seq/> <onDraw name='x'/>",
    "%PDF-1.4 BT /F1 12 Tf (x) Tj ET endstream endobj",
    "\\(\\) ) ( \\n /Span BDC EMC",
    "=cmd|' /C calc'!A0 {field} %s {0.__class__}",
]


def composed(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    return " ".join("".join(char for char in text if unicodedata.category(char) != "Cf").split())


@pytest.mark.parametrize("language", SENTENCES)
def test_the_text_is_read_back_as_it_was_written(language: str, read_back: ReadBack) -> None:
    text = SENTENCES[language]
    pdf = build_pdf([Paragraph(text, TextStyle(size=8), language=language)], language=language)
    shown, written = composed(read_back(pdf)), composed(text)
    if is_right_to_left(language):
        shown, written = words_alone(shown), words_alone(written)
    assert shown == written


def words_alone(text: str) -> str:
    """Poppler writes a stop between right-to-left words after the blank that follows it, between direction marks."""
    return " ".join(re.sub("[.،؛]", " ", text).split())


def test_an_isolated_number_in_arabic_is_read_back_in_its_own_order(read_back: ReadBack) -> None:
    text = "الهاتف \u2066+44 20 7946 0958\u2069 والتاريخ \u20662026-11-20\u2069 للسيدة \u2068Maria\u2069 الآن"
    pdf = build_pdf([Paragraph(text, language="ar")], language="ar")
    places = words_from_the_left(pdf)
    assert [word for word in places if word in "+44 20 7946 0958"] == ["+44", "20", "7946", "0958"]
    assert places.index("2026-11-20") < places.index("+44")
    assert places[0] == "الآن"[::-1]


def words_from_the_left(pdf: bytes) -> list[str]:
    shown = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    found = re.findall(r'xMin="([\d.]+)"[^>]*>([^<]*)</word>', shown)
    return [composed(word) for _, word in sorted(found, key=lambda hit: float(hit[0]))]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_comes_out_as_the_text_it_is(payload: str, read_back: ReadBack) -> None:
    story = [Paragraph(payload), *rows([("label", payload)]), *bullets([payload])]
    pdf = build_pdf(story, title=payload, footer=lambda page, pages: payload)
    assert "".join(read_back(pdf, "-raw").split()).count("".join(payload.split())) == 4
    opened = pikepdf.open(io.BytesIO(pdf))
    kinds = [str(entry.get("/Subtype", "")) for entry in opened.objects if isinstance(entry, pikepdf.Stream)]
    assert "/Image" not in kinds
    assert all("/Annots" not in page for page in opened.pages)


def everything() -> list[Block]:
    story: list[Block] = [Paragraph("A heading", HEADING), Rule(), Spacer(5)]
    story += rows([("Name", "Ana"), ("الاسم", Paragraph("ليلى", language="ar")), ("Note", "word " * 900)])
    story += [Box([Paragraph("inside " * 1500)]), PageBreak(), *bullets(["one", "two"])]
    story += [Paragraph((Span("a"), Span("b", bold=True)))]
    return story


def test_the_same_blocks_give_the_same_bytes() -> None:
    first, second = (build_pdf(everything(), footer=lambda page, pages: f"{page} / {pages}") for _ in range(2))
    assert first == second


def test_a_file_tells_nothing_of_its_making() -> None:
    pdf = build_pdf(everything(), language="ar", title="Notes & more")
    opened = pikepdf.open(io.BytesIO(pdf))
    assert "/Info" not in opened.trailer
    assert not re.search(rb"(?i)reportlab|anonymous|pikepdf|qpdf|CreationDate|Producer|Helvetica", unpacked(pdf))
    assert b"Notes &amp; more" in bytes(opened.Root.Metadata.read_bytes())
    assert (str(opened.Root.Lang), str(opened.Root.ViewerPreferences.Direction)) == ("ar", "/R2L")


def unpacked(pdf: bytes) -> bytes:
    out = io.BytesIO()
    off, plain = pikepdf.ObjectStreamMode.disable, pikepdf.StreamDecodeLevel.generalized
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, object_stream_mode=off, stream_decode_level=plain, static_id=True)
    return out.getvalue()


def test_long_blocks_run_over_pages_and_lose_nothing(read_back: ReadBack) -> None:
    pdf = build_pdf(everything(), page="letter", footer=lambda page, pages: f"page {page} of {pages}")
    text = read_back(pdf)
    assert (text.count("word"), text.count("inside")) == (900, 1500)
    count = len(pikepdf.open(io.BytesIO(pdf)).pages)
    assert count > 3
    assert all(f"page {at} of {count}" in text for at in range(1, count + 1))


def test_a_heading_does_not_stand_alone_at_the_foot_of_a_page(read_back: ReadBack) -> None:
    for lines in range(30, 60):
        story: list[Block] = [Paragraph("\n".join(["x"] * lines)), Paragraph("Heading", HEADING)]
        story.append(Paragraph("after " * 80))
        for page in read_back(build_pdf(story)).split("\f"):
            assert "Heading" not in page or "after" in page


def test_a_screen_reader_finds_headings_tables_and_lists() -> None:
    pdf = build_pdf(everything())
    shown = subprocess.run(["pdfinfo", "-struct-text", "-"], input=pdf, capture_output=True, check=True)
    outline = shown.stdout.decode()
    assert not shown.stderr
    for tag in ("Document", "H1", "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "P"):
        assert re.search(rf"^\s*{tag}\b", outline, re.MULTILINE), tag


def test_a_file_is_whole_by_qpdf_rules() -> None:
    assert pikepdf.open(io.BytesIO(build_pdf(everything()))).check_pdf_syntax() == []


def test_all_fonts_are_embedded() -> None:
    fonts = subprocess.run(["pdffonts", "-"], input=build_pdf(everything()), capture_output=True, check=True)
    found = fonts.stdout.decode().splitlines()[2:]
    assert len(found) >= 3
    assert all(re.search(r"Identity-H\s+yes yes yes", line) for line in found)


def test_rows_are_mirrored_in_a_right_to_left_document() -> None:
    ltr = words_from_the_left(build_pdf(rows([("Name", "Ana")])))
    rtl = words_from_the_left(build_pdf(rows([("Name", "Ana")], language="ar"), language="ar"))
    assert (ltr, rtl) == (["Name", "Ana"], ["Ana", "Name"])


def test_decomposed_letters_are_set_like_composed_ones() -> None:
    text = "Việc chuyển gửi, García, Nguyễn Thị Hồng"
    one, other = (build_pdf([Paragraph(unicodedata.normalize(form, text), language="vi")]) for form in ("NFC", "NFD"))
    assert one == other


def test_a_letter_under_thousands_of_marks_leaves_a_map_that_readers_take(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(build_pdf([Paragraph("e" + "\u0301" * 5000 + " after")]))
    done = subprocess.run(["pdftotext", str(tmp_path / "a.pdf"), "-"], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "after" in done.stdout


def test_direction_controls_are_printed_and_do_not_act(read_back: ReadBack) -> None:
    assert "abc⟦U+202E⟧def" in read_back(build_pdf([Paragraph("abc\u202edef")]))


def test_an_emoji_stops_the_file_with_a_sentence_that_names_it() -> None:
    with pytest.raises(CharacterWithoutGlyph) as stopped:
        build_pdf([Paragraph("smile \U0001f600")])
    assert stopped.value.what.args["character"] == "U+1F600 GRINNING FACE"


def test_a_tall_line_gets_the_room_that_its_marks_need() -> None:
    low, high = Paragraph("ana", TextStyle(leading=1)), Paragraph("Ậ\u0301\u0301", TextStyle(leading=1))
    assert high.fit(100) > low.fit(100)
    assert Paragraph("ကြွ", language="my").fit(100) > Paragraph("ana").fit(100)


def test_reprs_hide_the_words() -> None:
    paragraph = Paragraph("Rosalind", language="ar")
    assert "Rosalind" not in f"{paragraph!r} {paragraph.element!r} {Span('Rosalind')!r}"


def test_shaped_words_are_forgotten_on_demand() -> None:
    first = build_pdf([Paragraph("Rosalind")])
    forget_words()
    kept = (_kept_run, _kept_lines, _strings, needs_text)
    assert [cache.cache_info().currsize for cache in kept] == [0, 0, 0, 0]
    assert build_pdf([Paragraph("Rosalind")]) == first


def test_an_empty_document_is_one_empty_page() -> None:
    assert len(pikepdf.open(io.BytesIO(build_pdf([]))).pages) == 1


def test_a_trailing_page_break_adds_no_empty_page() -> None:
    assert len(pikepdf.open(io.BytesIO(build_pdf([Paragraph("x"), PageBreak()]))).pages) == 1


@pytest.mark.parametrize("language", ["en", "my", "bn", "ar", "ur"])
@pytest.mark.parametrize("words", [3, 12, 25])
def test_a_footer_stays_in_the_margin_and_off_the_edge(language: str, words: int) -> None:
    word = {"en": "call", "my": "ကျွန်ုပ်", "bn": "কর্তৃপক্ষ", "ar": "الاتصال", "ur": "رضامندی"}[language]
    text = f"{' '.join([word] * words)}\n1 / 2"
    pdf = build_pdf([Paragraph("x")], language=language, margin=48, footer=lambda page, pages: text)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        content = opened.pages[0].Contents.read_bytes().decode()
    baselines = [float(y) for y in re.findall(r"([\d.]+) Tm", content) if float(y) < 700]
    assert len(baselines) >= 2
    assert all(16 < y < 46 for y in baselines)
