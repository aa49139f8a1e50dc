"""Signing on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from intake_app.conversation.signatures import HEIGHT, MARK, WIDTH
from ui.shell.context import Context
from ui.widgets.signature import SignatureField


@pytest.fixture
def field(qtbot: QtBot, look: Context) -> SignatureField:
    made = SignatureField(look)
    qtbot.addWidget(made)
    made.resize(700, 360)
    made.show()
    return made


def _draw(qtbot: QtBot, field: SignatureField, *points: tuple[float, float]) -> None:
    pad = field.pad
    at = [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in points]
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=at[0])
    for point in at[1:]:
        qtbot.mouseMove(pad, point)
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=at[-1])


def test_what_is_drawn_with_a_mouse_are_strokes_that_undo_and_begin_again_take_back(
    qtbot: QtBot, field: SignatureField
) -> None:
    assert field.strokes == ()
    assert not field.undo.isEnabled()
    _draw(qtbot, field, (0.1, 0.5), (0.3, 0.2), (0.5, 0.8))
    _draw(qtbot, field, (0.7, 0.5), (0.9, 0.5))
    first, second = field.strokes
    assert first[:2] == pytest.approx((WIDTH * 0.1, HEIGHT * 0.5), abs=4)
    assert second[-2:] == pytest.approx((WIDTH * 0.9, HEIGHT * 0.5), abs=4)
    field.undo.click()
    assert field.strokes == (first,)
    field.clear.click()
    assert field.strokes == ()


def test_a_finger_signs_too(qtbot: QtBot, field: SignatureField) -> None:
    finger = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    pad, window = field.pad, field.windowHandle()
    a, b = (pad.mapTo(field, QPoint(pad.width() * at // 10, pad.height() // 2)) for at in (2, 8))
    QTest.touchEvent(window, finger).press(0, a, window).commit()
    QTest.touchEvent(window, finger).move(0, b, window).commit()
    QTest.touchEvent(window, finger).release(0, b, window).commit()
    assert len(field.strokes) == 1
    assert field.strokes[0][-2] > field.strokes[0][0]


def test_keys_alone_can_make_a_mark(qtbot: QtBot, field: SignatureField) -> None:
    field.mark.setFocus()
    qtbot.keyClick(field.mark, Qt.Key.Key_Space)
    assert field.strokes == MARK
