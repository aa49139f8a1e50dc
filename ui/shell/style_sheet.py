"""The style sheet of the windows, filled in from a look and a text size."""

from __future__ import annotations

from dataclasses import asdict

from ui.shell.tokens import Colours, Measures, Mode

_SHEET = """
QWidget#page, QScrollArea, QScrollArea > QWidget > QWidget#page { background: %(page)s; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: %(s30)spx; font-weight: 600; }
QLabel[role="heading"] { font-size: %(s21)spx; font-weight: 600; }
QLabel[role="question"] { font-size: %(s23)spx; font-weight: 600; }
QLabel[role="lead"] { font-size: %(s19)spx; }
QLabel[role="card"] { font-size: %(s18)spx; }
QLabel[role="label"] { font-weight: 600; }
QLabel[role="quiet"] { color: %(muted)s; }
QLabel[role="second"] { color: %(muted)s; font-size: %(s15)spx; }
QLabel[role="small"] { color: %(muted)s; font-size: %(s14)spx; }
QLabel[role="saved"] { color: %(accent)s; font-size: %(s14)spx; }
QLabel[role="aloud"] { font-size: %(s36)spx; font-weight: 600; }
QLabel[role="aloud_second"] { color: %(muted)s; font-size: %(s24)spx; }
QLabel[role="rank"] { font-size: %(s24)spx; font-weight: 600; color: %(accent)s; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QListWidget, QTreeView, QTableView {
  background: %(surface)s; color: %(text)s; border: %(border)spx solid %(line)s; border-radius: %(s10)spx;
  padding: %(s9)spx %(s12)spx; selection-background-color: %(accent)s; selection-color: %(on_accent)s; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: %(field)spx; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QListWidget:focus,
QTreeView:focus, QTableView:focus { border: 3px solid %(focus)s; padding: %(p9)spx %(p12)spx; }
QComboBox::drop-down { border: none; width: %(s36)spx; subcontrol-position: right center; }
QComboBox::down-arrow { image: url(tinted:%(mode)s-chevron-down.svg); width: %(s20)spx; height: %(s20)spx; }
QComboBox QAbstractItemView { background: %(surface)s; color: %(text)s; border: %(border)spx solid %(line)s;
  outline: none; padding: 4px; selection-background-color: %(wash)s; selection-color: %(text)s; }
QListWidget::item, QComboBox QAbstractItemView::item { min-height: %(target)spx; padding: 0 %(s8)spx;
  border-radius: %(s8)spx; }
QListWidget::item:selected { background: %(wash)s; color: %(text)s; }

QCheckBox, QRadioButton { spacing: %(s12)spx; min-height: %(target)spx; padding: 0 %(s8)spx;
  border: 3px solid transparent; border-radius: %(s10)spx; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: %(focus)s; }
QCheckBox::indicator, QRadioButton::indicator { width: %(s26)spx; height: %(s26)spx; }
QCheckBox::indicator:unchecked { image: url(tinted:%(mode)s-square.svg); }
QCheckBox::indicator:checked { image: url(tinted:%(mode)s-square-check.svg); }
QRadioButton::indicator:unchecked { image: url(tinted:%(mode)s-circle.svg); }
QRadioButton::indicator:checked { image: url(tinted:%(mode)s-circle-dot.svg); }

QPushButton, QToolButton { background: %(surface)s; color: %(text)s; border: %(border)spx solid %(line)s;
  border-radius: %(s12)spx; padding: %(s6)spx %(s18)spx; min-height: %(button)spx; min-width: %(button)spx; }
QPushButton:hover, QToolButton:hover { background: %(raised)s; }
QPushButton:pressed, QToolButton:pressed { background: %(soft)s; }
QPushButton:focus, QToolButton:focus { border: 3px solid %(focus)s; outline: none;
  padding: %(p6)spx %(p18)spx; }
QPushButton:disabled, QToolButton:disabled { color: %(muted)s; border-color: %(soft)s; background: transparent; }
QPushButton[kind="primary"] { background: %(accent)s; color: %(on_accent)s; border-color: %(accent)s;
  font-weight: 600; }
QPushButton[kind="primary"]:hover { background: %(accent_hover)s; }
QPushButton[kind="primary"]:focus { border: 3px solid %(text)s; }
QPushButton[kind="primary"]:disabled { background: %(raised)s; color: %(muted)s; border-color: %(raised)s; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border-color: transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: %(raised)s; }
QPushButton[kind="quiet"]:checked, QToolButton[kind="quiet"]:checked { background: %(wash)s; border-color: %(accent)s; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 3px solid %(focus)s; }
QPushButton[kind="state"] { background: transparent; border-color: %(soft)s; color: %(muted)s;
  padding: %(s6)spx %(s14)spx; }
QPushButton[kind="state"]:hover { background: %(raised)s; }
QPushButton[kind="state"]:checked { background: %(wash)s; color: %(text)s; border: 2px solid %(accent)s;
  padding: %(q6)spx %(q14)spx; }
QPushButton[kind="state"]:focus, QPushButton[kind="state"]:checked:focus { border: 3px solid %(focus)s;
  padding: %(p6)spx %(p14)spx; }
QPushButton[kind="tag"] { background: transparent; border-color: transparent; color: %(muted)s; font-size: %(s14)spx;
  padding: %(s6)spx; }
QPushButton[kind="tag"]:hover { background: %(raised)s; }
QPushButton[kind="tag"]:focus { border: 3px solid %(focus)s; padding: %(p6)spx; }
QPushButton[kind="choice"] { text-align: left; font-size: %(s18)spx; padding: %(s10)spx %(s18)spx; }
QPushButton[kind="choice"]:checked { background: %(wash)s; border: 2px solid %(accent)s;
  padding: %(q10)spx %(q18)spx; }
QPushButton[kind="choice"]:focus, QPushButton[kind="choice"]:checked:focus { border: 3px solid %(focus)s;
  padding: %(p10)spx %(p18)spx; }
QToolButton[kind="small"], QToolButton[kind="quiet"] { padding: %(s6)spx; }
QToolButton[kind="small"]:focus, QToolButton[kind="quiet"]:focus { padding: %(p6)spx; }

QFrame#card, QWidget#card { background: %(surface)s; border: %(border)spx solid %(soft)s; border-radius: %(s18)spx; }
QFrame#card:focus, QWidget#card:focus { border: 3px solid %(focus)s; }
QFrame#card[state="yes"], QFrame#card[state="drag"], QFrame#card[state="placed"] {
  background: %(wash)s; border: 2px solid %(accent)s; }
QFrame#card[state="yes"]:focus, QFrame#card[state="drag"]:focus, QFrame#card[state="placed"]:focus {
  border: 3px solid %(focus)s; }
QFrame#card[state="later"] { background: %(raised)s; border: 2px solid %(line)s; }
QFrame#bar { background: %(surface)s; border: none; border-bottom: %(border)spx solid %(soft)s; }
QFrame#notice { background: %(wash)s; border: %(border)spx solid %(accent)s; border-radius: %(s14)spx; }
QFrame#line { background: %(soft)s; border: none; max-height: 1px; }

QScrollArea { border: none; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }
QScrollBar::handle:vertical { background: %(line)s; border-radius: 4px; min-height: 48px; margin: 3px; }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 0; }
QScrollBar::handle:horizontal { background: %(line)s; border-radius: 4px; min-width: 48px; margin: 3px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: transparent; border: none; width: 0; height: 0; }
QProgressBar { background: %(raised)s; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: %(accent)s; border-radius: 4px; }
QMenu { background: %(surface)s; color: %(text)s; border: %(border)spx solid %(line)s; border-radius: %(s10)spx;
  padding: 6px; }
QMenu::item { min-height: %(button)spx; padding: %(s6)spx %(s24)spx; border-radius: %(s8)spx; }
QMenu::item:selected { background: %(wash)s; }
QToolTip { background: %(surface)s; color: %(text)s; border: 1px solid %(line)s; padding: 6px; }
"""

_SIZES = (6, 8, 9, 10, 12, 14, 15, 16, 18, 19, 20, 21, 23, 24, 26, 30, 36)


def style_sheet(mode: Mode, colours: Colours, measures: Measures) -> str:
    """The style sheet for a look at a text size. Focus rings are 3 px and take their width from the padding."""
    lengths: dict[str, int] = {f"s{n}": measures.px(n) for n in _SIZES}
    lengths |= {f"p{n}": measures.px(n) - (3 - colours.border) for n in (6, 9, 10, 12, 14, 18)}
    lengths |= {f"q{n}": measures.px(n) - max(0, 2 - colours.border) for n in (6, 10, 14, 18)}
    lengths["target"] = measures.target
    lengths["button"] = measures.target - 2 * measures.px(6) - 2 * colours.border
    lengths["field"] = measures.target - 2 * measures.px(9) - 2 * colours.border
    return _SHEET % (asdict(colours) | lengths | {"mode": mode})
