"""Places that a person does not want to go to: said once, shown whenever that service is offered again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Avoided:
    """That the person does not want this service, or does after all (``still`` is false).

    ``source`` and ``service`` are the directory's ids; why is not asked and not kept.
    """

    id: str
    source: str
    service: str
    still: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """The service as the directory names it."""
        return (self.source, self.service)


def avoided(said: Iterable[Avoided]) -> frozenset[tuple[str, str]]:
    """The services (source, id) that the person does not want; ``said`` is in order, and the latest word wins."""
    latest = {each.key: each.still for each in said}
    return frozenset(key for key, still in latest.items() if still)
