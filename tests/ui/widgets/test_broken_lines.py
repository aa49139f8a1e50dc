"""Lines for scripts that write no spaces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from ui.widgets.broken_lines import broken, needs_breaking, pieces
from ui.widgets.words import value_label

SENTENCE = "သင့်ကို မပြောခင် အရင် ရှင်းပြပေးပါမယ်။ အသက် 18 နှစ် မပြည့်သေးရင် တခြားစည်းမျဉ်းတွေ ရှိပါတယ်။"
texts = st.text(alphabet="မြန်ာဘသစကး၊။ဖင့abc .😀\n", max_size=60)


@given(texts, st.integers(1, 30))
def test_no_letter_is_lost_and_no_line_is_too_wide_but_a_single_piece(text: str, width: int) -> None:
    lines = broken(text, width, len).split("\n")
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert len(line) <= width or len(pieces(line)) == 1


@given(texts)
def test_pieces_put_together_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_words_stay_whole_and_a_full_stop_stays_with_its_sentence() -> None:
    found = pieces("မြန်မာဘာသာစကားဖြင့်ရေးသားထားသည်။ အရင်")
    assert "စကား" in found
    assert not any(piece.startswith(("။", "၊")) for piece in found)


def test_only_scripts_without_spaces_are_broken_here() -> None:
    assert all(map(needs_breaking, ("မြန်မာ", "ខ្មែរ", "ไทย", "ລາວ")))
    assert not any(map(needs_breaking, ("", "English", "العربية", "हिन्दी", "አማርኛ")))


def test_a_label_breaks_its_lines_to_its_width_and_still_says_what_it_was_given(qtbot: QtBot) -> None:
    label = value_label(SENTENCE)
    qtbot.addWidget(label)
    for width in (500, 260, 140, 500):
        label.setFixedSize(width, label.heightForWidth(width))
        label.show()
        qtbot.waitExposed(label)
        shown = super(type(label), label).text()
        measure = QFontMetricsF(label.font()).horizontalAdvance
        assert label.text() == SENTENCE
        assert "".join(shown.split()) == "".join(SENTENCE.split())
        assert all(measure(line) <= width or len(pieces(line)) == 1 for line in shown.split("\n"))
        assert label.height() >= shown.count("\n") * label.fontMetrics().lineSpacing()
