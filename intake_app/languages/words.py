"""Words without a language: messages that know what they say and become text only when a language speaks them.

``say`` marks what a survivor sees or a packet prints (catalog domain *survivor*); ``msg`` marks the rest (domain
*worker*). Babel extracts both by name, so a marker is always called with a literal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Domain = Literal["survivor", "worker"]


class Ltr(str):
    """A value that reads left to right in every language: a phone number, a time, an ISO date, a reference."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Msg:
    """A message id with its arguments; ``Language.text`` turns it into words.

    ``id`` is the English wording with ``{named}`` fields. ``plural`` is the English plural wording; the count is the
    argument ``n``. ``context`` tells apart equal English words (gettext's msgctxt).
    """

    id: str
    domain: Domain = "worker"
    plural: str | None = None
    context: str | None = None
    args: Mapping[str, Msg | str | int] = field(default_factory=dict)

    def __call__(self, **args: Msg | str | int) -> Msg:
        """The same message with these arguments added."""
        return replace(self, args={**self.args, **args})

    def __hash__(self) -> int:
        return hash((self.id, self.domain, self.plural, self.context, tuple(sorted(self.args))))


def msg(text: str) -> Msg:
    """A message of the worker's domain."""
    return Msg(text)


def pmsg(context: str, text: str) -> Msg:
    """A message of the worker's domain whose English wording alone is ambiguous."""
    return Msg(text, context=context)


def nmsg(one: str, many: str, n: int) -> Msg:
    """A counted message of the worker's domain; the count fills ``{n}``."""
    return Msg(one, plural=many, args={"n": n})


def say(text: str) -> Msg:
    """A message of the survivor's domain: read by the survivor, or printed in a packet."""
    return Msg(text, "survivor")


def psay(context: str, text: str) -> Msg:
    """A message of the survivor's domain whose English wording alone is ambiguous."""
    return Msg(text, "survivor", context=context)


def nsay(one: str, many: str, n: int) -> Msg:
    """A counted message of the survivor's domain; the count fills ``{n}``."""
    return Msg(one, "survivor", plural=many, args={"n": n})
