"""How long a language switch in place takes on a page of 60 questions, against setting the same words on bare labels.

Both pages scroll, so that as much of each is painted.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice

from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from intake_app.forms.intake import INTAKE
from intake_app.languages.catalogs import load_language
from ui.language import ScreenLanguage
from ui.shell.theme import Theme, load_letters
from ui.widgets.form_view import FormView

_FIELDS, _ROUNDS = 60, 15


@dataclass(frozen=True)
class BenchLook:
    """The languages and the theme of the page."""

    language: ScreenLanguage
    theme: Theme


def measure() -> dict[str, object]:
    """The medians of both, in milliseconds, painting included, from English to Arabic and back."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    load_letters()
    look = BenchLook(ScreenLanguage(load_language("en")), Theme())
    look.theme.wear()
    page = FormView(look, tuple(islice(cycle(INTAKE.questions), _FIELDS)))
    page.resize(1200, 800)
    page.show()
    labels = page.findChildren(QLabel)
    tags = {tag: _texts(look, labels, tag) for tag in ("en", "ar")}
    bare, plain = _bare(len(labels))
    ours, floor = [], []
    for tag in islice(cycle(("ar", "en")), 2 * _ROUNDS):
        _show_alone(app, page, bare)
        ours.append(_timed(app, partial(look.language.switch_survivor, tag)))
        _show_alone(app, bare, page)
        floor.append(_timed(app, partial(_set, plain, tags[tag])))
    bare.close()
    one, other = statistics.median(ours), statistics.median(floor)
    return {
        "bench": "language",
        "ours": round(one, 2),
        "floor": round(other, 2),
        "ratio": round(one / other, 2),
        "unit": "ms",
        "labels": len(labels),
    }


def _texts(look: BenchLook, labels: list[QLabel], tag: str) -> list[str]:
    look.language.switch_survivor(tag)
    return [label.text() for label in labels]


def _bare(count: int) -> tuple[QWidget, list[QLabel]]:
    page = QScrollArea()
    page.setWidgetResizable(True)
    content = QWidget()
    column = QVBoxLayout(content)
    labels = [QLabel() for _ in range(count)]
    for label in labels:
        label.setWordWrap(True)
        column.addWidget(label)
    page.setWidget(content)
    page.resize(1200, 800)
    return page, labels


def _set(labels: list[QLabel], texts: list[str]) -> None:
    for label, text in zip(labels, texts, strict=True):
        label.setText(text)


def _show_alone(app: QApplication, shown: QWidget, hidden: QWidget) -> None:
    """One page at a time, or a switch would paint the other as well."""
    hidden.hide()
    shown.show()
    for _ in range(5):
        app.processEvents()


def _timed(app: QApplication, act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    for _ in range(3):
        app.processEvents()
    return (time.perf_counter() - start) * 1000
