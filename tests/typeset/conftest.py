"""Reading back what was set: poppler's text of a PDF."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable

import pytest

ReadBack = Callable[..., str]


@pytest.fixture
def read_back() -> ReadBack:
    """The text of a PDF in reading order, composed (NFC), without format characters."""

    def read(pdf: bytes, *options: str) -> str:
        shown = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True).stdout
        text = unicodedata.normalize("NFC", shown.decode())
        return "".join(char for char in text if unicodedata.category(char) != "Cf")

    return read
