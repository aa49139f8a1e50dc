"""A JSON file from outside, read whole within limits, with a clear sentence when it is not one."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any, NoReturn

from intake_app.languages.words import msg
from intake_app.problems import BadInput

LARGEST = 20_000_000
"""Bytes. A larger file is refused before it is read."""

_SAVE_AGAIN = msg("Check the file and save it again.")


def load_json(path: Path) -> Any:
    """The value in a UTF-8 file. Raises BadInput, with a line number and no content, when it is no JSON.

    NaN, Infinity, numbers beyond those that can be kept, and a key said twice are no JSON here.
    """
    try:
        if not path.is_file():
            raise BadInput(msg("There is no such file."), msg("Check the path."))
        if path.stat().st_size > LARGEST:
            raise BadInput(msg("The file is larger than Cairn reads."), msg("Split it into smaller ones."))
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(text, object_pairs_hook=_once, parse_constant=no_number, parse_float=finite_number)
    except OSError:
        raise BadInput(msg("The file cannot be read."), msg("Check the path and who may read it.")) from None
    except UnicodeDecodeError:
        raise BadInput(msg("The file is not UTF-8 text."), msg("Save it as UTF-8.")) from None
    except (ValueError, RecursionError) as error:
        line = int(getattr(error, "lineno", 1))
        raise BadInput(msg("The file is not JSON (line {line}).")(line=line), _SAVE_AGAIN) from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadInput(msg("The file says the same key twice."), _SAVE_AGAIN)
    return found


def no_number(_: str) -> NoReturn:
    """Raise ValueError for NaN and Infinity, which JSON does not have (RFC 8259) and Python reads."""
    raise ValueError


def finite_number(text: str) -> float:
    """The number that JSON writes as ``text``; ValueError for one like 1e400 that would become infinite."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError
    return number
