"""A reference as a code of squares (QR, ISO/IEC 18004), which holds the reference and nothing else."""

from __future__ import annotations

import segno


def squares_of(reference: str) -> tuple[tuple[bool, ...], ...]:
    """The code's modules, row by row, black is true; without the white border. The same text gives the same squares.

    With the highest correction, so that a stamp or a fold through it does no harm.
    """
    code = segno.make_qr(reference, error="h", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
