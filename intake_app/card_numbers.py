"""Which numbers may go on a card to take away: none of a service that nobody checked lately."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from intake_app.directory.entries import Service
from intake_app.directory.matching import STALE_AFTER, is_checked
from intake_app.languages.digits import western
from intake_app.languages.words import msg
from intake_app.problems import BadInput

_SHORTEST = 5
"""Fewer digits name no line of a service."""


def refuse_unchecked(phone: str, services: Iterable[Service], today: date) -> None:
    """Raise BadInput when ``phone`` is the number of a service on file that is not checked, and of none that is.

    Numbers are compared by their digits, so that a prefix for the country or a space does not hide one.
    """
    wanted = _digits(phone)
    if len(wanted) < _SHORTEST:
        return
    known = [each for each in services if any(_same(wanted, _digits(line.number)) for line in each.phones)]
    if known and not any(is_checked(each, today) for each in known):
        raise BadInput(
            msg("Nobody has checked this number for {days} days, so it goes on no card.")(days=STALE_AFTER.days),
            msg("Phone them, note in the directory that the details are right, or leave the number out."),
        )


def _same(one: str, other: str) -> bool:
    """Whether two numbers are the same line, one of them perhaps without its prefix."""
    short, long = sorted((one.lstrip("0"), other.lstrip("0")), key=len)
    return len(short) >= _SHORTEST and (long == short or (len(short) > _SHORTEST + 1 and long.endswith(short)))


def _digits(phone: str) -> str:
    return "".join(each for each in western(phone) if each.isdigit())
