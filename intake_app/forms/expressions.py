"""The one expression language of forms: XPath in XLSForm's spelling, evaluated by a library, never by Python."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

_NAME = re.compile(r"\$\{([A-Za-z_][\w.-]*)\}")
_SELECTED = re.compile(r"selected\(\s*(\$\{[\w.-]+\})\s*,\s*('[^']*'|\"[^\"]*\")\s*\)")
_LONGEST = 2000


class BadExpression(ValueError):
    """An expression does not parse or asks for something that forms may not use."""


def is_true(expression: str, answers: Mapping[str, str]) -> bool:
    """Whether ``expression`` holds for ``answers`` (question name to plain text; a missing answer is empty text).

    An empty expression holds. Raises BadExpression when it cannot be evaluated.
    """
    if not expression:
        return True
    from xml.etree.ElementTree import Element

    from elementpath import ElementPathError, XPathContext

    try:
        token = _parsed(expression)
        variables: dict[str, Any] = {name: answers.get(name, "") for name in names_in(expression)}
        context = XPathContext(Element("answers"), variables=variables)
        return bool(token.boolean_value(token.get_results(context)))
    except (ElementPathError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
        raise BadExpression(type(error).__name__) from None


def names_in(expression: str) -> tuple[str, ...]:
    """The question names that ``expression`` reads, in order of first mention."""
    return tuple(dict.fromkeys(_NAME.findall(expression)))


@lru_cache(maxsize=512)
def _parsed(expression: str) -> Any:
    if len(expression) > _LONGEST:
        raise BadExpression("length")
    from elementpath import XPath1Parser

    spelled = _SELECTED.sub(r"contains(concat(' ', \1, ' '), concat(' ', \2, ' '))", expression)
    return XPath1Parser().parse(_NAME.sub(r"$\1", spelled))
