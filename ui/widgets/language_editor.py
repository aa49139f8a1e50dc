"""A field for a language: found by its own name or the worker's name for it, with a dialect in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from intake_app.conversation.answers import LanguageChoice, Value
from intake_app.forms.model import Question
from intake_app.languages.known import known_languages
from intake_app.languages.language import Language
from intake_app.languages.words import Msg, say
from ui.language import Speaker
from ui.widgets.editors import Editor, private_line
from ui.widgets.half_characters import text_of
from ui.widgets.look import Look
from ui.widgets.words import empty_label, in_line, label

DIALECT = say("Dialect or variety, if it matters")
_TAG = Qt.ItemDataRole.UserRole
_ROWS = 5


class LanguageList(QWidget):
    """A list of languages by their own names, with a line to search it; ``chosen`` brings the tag."""

    chosen = Signal(str)

    def __init__(self, look: Look, tags: Iterable[str], speaker: Speaker = "worker", rows: int = _ROWS) -> None:
        super().__init__()
        self._look, self._tags, self._speaker, self._rows = look, tuple(tags), speaker, rows
        self.search, self.list = private_line(), QListWidget()
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setUniformItemSizes(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(8))
        column.addWidget(self.search)
        column.addWidget(self.list)
        self._name(say("Search for a language"))
        self._fill()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take_first)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        look.language.follow(self.list, self._relabel)
        look.theme.follow(self, self._set_height)

    def show_tag(self, tag: str) -> None:
        """Mark a language as chosen, without a signal."""
        self.list.blockSignals(True)
        self.list.setCurrentRow(self._tags.index(tag) if tag in self._tags else -1)
        self.list.blockSignals(False)

    def tag(self) -> str:
        """The chosen language, or an empty string."""
        item = self.list.currentItem()
        return str(item.data(_TAG)) if item is not None else ""

    def _name(self, words: Msg) -> None:
        bind = self._look.language.bind
        self._look.language.follow(self.search, partial(self._show_placeholder, words))
        bind(self.search, self.search.setAccessibleName, words, speaker=self._speaker)
        bind(self.list, self.list.setAccessibleName, say("Languages"), speaker=self._speaker)

    def _show_placeholder(self, words: Msg) -> None:
        self.search.setPlaceholderText(in_line(self._look, words, self._speaker))

    def _fill(self) -> None:
        for tag in self._tags:
            item = QListWidgetItem()
            item.setData(_TAG, tag)
            self.list.addItem(item)

    def _relabel(self) -> None:
        language = self._look.language
        readers = [language.of(self._speaker)]
        if self._speaker == "survivor" and language.both:
            readers.append(language.worker)
        for at, tag in enumerate(self._tags):
            self.list.item(at).setText("  ·  ".join(_names_of(tag, *readers)))

    def _filter(self, text: str) -> None:
        sought = text.strip().casefold()
        for at, tag in enumerate(self._tags):
            item = self.list.item(at)
            item.setHidden(sought not in f"{item.text()} {tag} {_english(tag)}".casefold())

    def _take_first(self) -> None:
        shown = (self.list.item(at) for at in range(self.list.count()))
        first = next((item for item in shown if not item.isHidden()), None)
        if first is not None:
            self._take(first)

    def _take(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self.chosen.emit(item.data(_TAG))

    def _set_height(self) -> None:
        target = self._look.theme.measures.target
        self.list.setFixedHeight(self._rows * target + self._look.theme.px(20))
        for at in range(self.list.count()):
            self.list.item(at).setSizeHint(QSize(0, target))


class LanguageEditor(Editor):
    """The languages that are known, whether or not Cairn has words in them, and a dialect."""

    def __init__(self, look: Look, question: Question, speaker: Speaker) -> None:
        super().__init__(look, question, speaker)
        self.languages = LanguageList(look, known_languages(), speaker)
        self.dialect = private_line()
        self._other = ""
        look.language.bind(self.dialect, self.dialect.setAccessibleName, DIALECT, speaker=speaker)
        self._unknown = empty_label("label")
        self._unknown.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.theme.px(8))
        for part in (self._unknown, self.languages, label(look, DIALECT, "small", speaker=speaker), self.dialect):
            column.addWidget(part)
        self.languages.chosen.connect(self._chosen)
        self.dialect.textChanged.connect(self.typed)
        self.dialect.editingFinished.connect(self.left)

    def value(self) -> Value | None:
        """The language's tag and the dialect; None without a language."""
        tag = self.languages.tag() or self._other
        return LanguageChoice(tag, text_of(self.dialect).strip()) if tag else None

    def show_value(self, value: Value | None) -> None:
        """Show a language; a tag that the list does not have is shown as it is, and kept."""
        choice = value if isinstance(value, LanguageChoice) else LanguageChoice("")
        known = choice.tag in known_languages()
        self.languages.show_tag(choice.tag)
        self._other = "" if known else choice.tag
        self._unknown.setText(self._other)
        self._unknown.setVisible(bool(self._other))
        self.dialect.blockSignals(True)
        self.dialect.setText(choice.dialect)
        self.dialect.blockSignals(False)

    def _chosen(self) -> None:
        self._other = ""
        self._unknown.hide()
        self.changed.emit()


@lru_cache(1024)
def _names_of(tag: str, *readers: Language) -> tuple[str, ...]:
    """Its own name and each reader's name for it; none of them twice."""
    names: dict[str, str] = {}
    for name in (_autonym(tag), *(each.language_name(tag) for each in readers)):
        names.setdefault(name.casefold(), name)
    return tuple(names.values())


def _autonym(tag: str) -> str:
    known = known_languages().get(tag)
    return (known.autonym or known.name) if known else tag


def _english(tag: str) -> str:
    known = known_languages().get(tag)
    return known.name if known else tag
