"""A field for somebody's words as they said them, with their translation beside them, each marked with its language."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from intake_app.conversation.answers import Text, Value
from intake_app.conversation.consents import Category
from intake_app.forms.model import Question
from intake_app.languages.known import autonym, direction_of, script_of
from intake_app.languages.typefaces import families_for
from intake_app.languages.words import say
from ui.language import Speaker
from ui.widgets.editors import Editor, PlainLines, private_line, run_words
from ui.widgets.half_characters import text_of
from ui.widgets.language_tag import LanguageTag
from ui.widgets.look import Look

_AS_INTERPRETED = say("As interpreted")
_BESIDE = 560
"""From this width on, in pixels at 100 per cent, both languages stand side by side, else one under the other."""


class WordsBox(QWidget):
    """A place for words of one language, whose name stands over it and whose way they run.

    ``marked`` comes when somebody chose another language for the words; it stays until other words are shown.
    """

    typed = Signal()
    left = Signal()
    marked = Signal()

    def __init__(self, look: Look, speaker: Speaker, *, long: bool) -> None:
        super().__init__()
        self.tag = ""
        self.pinned = False
        self.mark = LanguageTag(look, speaker)
        self.mark.chosen.connect(self._pin)
        self.box = PlainLines() if long else private_line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(3))
        column.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.box)
        column.addStretch(1)
        if isinstance(self.box, PlainLines):
            self.box.left.connect(self.left)
        else:
            self.box.editingFinished.connect(self.left)
        self.box.textChanged.connect(self.typed)

    def words(self) -> str:
        """What stands here, without space around it."""
        return text_of(self.box).strip()

    def show_words(self, words: str) -> None:
        """Show words without a signal; both kinds of box forget what they could undo."""
        self.pinned = False
        self.box.blockSignals(True)
        if isinstance(self.box, PlainLines):
            self.box.setPlainText(words)
        else:
            self.box.setText(words)
        self.box.blockSignals(False)

    def speak(self, tag: str) -> None:
        """Be a place for words of this language (BCP 47), unless another was chosen; what stands here stays."""
        if not self.pinned:
            self._turn_to(tag)

    def pin(self, tag: str) -> None:
        """Be a place for words of this language whatever else is spoken."""
        self.pinned = True
        self._turn_to(tag)

    def _pin(self, tag: str) -> None:
        self.pin(tag)
        self.marked.emit()

    def _turn_to(self, tag: str) -> None:
        self.mark.show_tag(tag)
        if tag != self.tag:
            self.tag = tag
            rtl = direction_of(script_of(tag)) == "rtl"
            run_words(self.box, Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
            font = self.box.font()
            font.setFamilies(list(families_for(script_of(tag))))
            self.box.setFont(font)


class TextEditor(Editor):
    """Words as said, in the language that is spoken while they are typed.

    Where the survivor and the worker speak two languages there is room for a translation too, and a tick that says
    that the words came through an interpreter. A name is not translated.
    """

    def __init__(self, look: Look, question: Question, speaker: Speaker) -> None:
        super().__init__(look, question, speaker)
        self._kept: Text | None = None
        self._as_kept = ("", "", False, "", "")
        self.said, self.translation = (WordsBox(look, speaker, long=question.long) for _ in range(2))
        self.interpreted = QCheckBox()
        self._lay_out()
        look.language.bind(self.interpreted, self.interpreted.setText, _AS_INTERPRETED)
        look.language.bind(self.translation.box, self._name_translation, question.label)
        look.language.follow(self, self._follow)
        look.theme.follow(self, self._set_height)
        self.said.typed.connect(self._said_typed)
        self.translation.typed.connect(self.typed)
        self.interpreted.clicked.connect(self._ticked)
        for each in (self.said, self.translation):
            each.left.connect(self.left)
            each.marked.connect(self._ticked)

    def value(self) -> Value | None:
        """The words with their languages; a text that is only shown stays as it came."""
        if self._kept is not None and self._now() == self._as_kept:
            return self._kept
        said, translated, interpreted, *_ = self._now()
        other = Text(translated, self.translation.tag) if translated else None
        if said:
            return Text(said, self.said.tag, other, interpreted)
        return Text(translated, self.translation.tag, None, interpreted) if translated else None

    def show_value(self, value: Value | None) -> None:
        """Show words, each in the place of its language."""
        text = self._kept = value if isinstance(value, Text) else None
        only_translated = text is not None and text.translation is None and self._is_for_translation(text.language)
        said, other = (None, text) if only_translated else (text, text.translation if text else None)
        self.said.show_words(said.value if said else "")
        self.translation.show_words(other.value if other else "")
        for place, one in ((self.said, said), (self.translation, other)):
            if one is not None:
                place.pin(one.language)
        self.interpreted.setChecked(text is not None and text.interpreted)
        self._follow()
        self._as_kept = self._now()

    def focus_parts(self) -> tuple[QWidget, ...]:
        """The place for the words as said; that of the translation has a name of its own."""
        return (self.said.box,)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both side by side where there is room."""
        super().resizeEvent(event)
        wide = self.width() >= self.look.theme.px(_BESIDE)
        self._pair.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _now(self) -> tuple[str, str, bool, str, str]:
        interpreted = self.interpreted.isChecked()
        return self.said.words(), self.translation.words(), interpreted, self.said.tag, self.translation.tag

    def _spoken(self) -> str:
        language = self.look.language
        return language.spoken if self.speaker == "survivor" else language.worker.tag

    def _two_languages(self) -> bool:
        named = self.question.category is Category.IDENTITY
        return not named and _tongue(self._spoken()) != _tongue(self.look.language.worker.tag)

    def _is_for_translation(self, tag: str) -> bool:
        return self._two_languages() and _tongue(tag) == _tongue(self.look.language.worker.tag)

    def _follow(self) -> None:
        """Follow both languages; words that stand here keep the language that they were typed in."""
        said, translated = self.said.words(), self.translation.words()
        if not said:
            self.said.speak(self._spoken())
        if not translated or not self.translation.tag:
            self.translation.speak(self.look.language.worker.tag)
        two = self._two_languages()
        if not said and not translated:
            self.interpreted.setChecked(two and self.look.language.interpreted)
        self._set_height()
        self.translation.setVisible(two or bool(translated))
        self.interpreted.setVisible(two or bool(translated) or self.interpreted.isChecked())
        marked = two or bool(translated) or self.said.tag != self._spoken()
        self.said.mark.setVisible(marked or self.question.long)

    def _said_typed(self) -> None:
        self.said.pinned = self.said.pinned and bool(self.said.words())
        self.said.speak(self._spoken())
        self.typed.emit()

    def _ticked(self) -> None:
        if self.value() is not None:
            self.changed.emit()

    def _name_translation(self, words: str) -> None:
        self.translation.box.setAccessibleName(
            f"{words} ({autonym(self.translation.tag or self.look.language.worker.tag)})"
        )

    def _lay_out(self) -> None:
        px = self.look.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self._pair = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pair.setSpacing(px(10))
        self._pair.addWidget(self.said, 1)
        self._pair.addWidget(self.translation, 1)
        column.addLayout(self._pair)
        column.addWidget(self.interpreted)

    def _set_height(self) -> None:
        boxes = [each for each in (self.said.box, self.translation.box) if isinstance(each, PlainLines)]
        line = max((each.fontMetrics().lineSpacing() for each in boxes), default=0)
        for each in boxes:
            each.setFixedHeight(4 * line + self.look.theme.px(24))


def _tongue(tag: str) -> str:
    """The language itself, whatever its region or script."""
    return tag.split("-")[0].lower()
