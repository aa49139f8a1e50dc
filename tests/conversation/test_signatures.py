from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intake_app.conversation.signatures import HEIGHT, MARK, MOST_POINTS, WIDTH, fits, strokes_of

POINT = st.tuples(st.floats(-1, 2), st.floats(-1, 2))


@given(st.lists(st.lists(POINT, max_size=60), max_size=8))
def test_whatever_is_drawn_becomes_strokes_on_the_field(drawn: list[list[tuple[float, float]]]) -> None:
    strokes = strokes_of(drawn)
    assert fits(strokes)
    assert len(strokes) == sum(1 for points in drawn if points)


def test_a_long_signature_is_thinned_and_keeps_its_ends() -> None:
    drawn = [[((n % 400) / 400, (n % 97) / 97) for n in range(9000)]]
    (stroke,) = strokes_of(drawn)
    assert len(stroke) // 2 <= MOST_POINTS
    assert stroke[:2] == (0, 0)


def test_what_lies_off_the_field_is_no_signature() -> None:
    assert fits(MARK)
    assert not fits(((0, 0, WIDTH + 1, HEIGHT),))
    assert not fits(((1, 2, 3),))
