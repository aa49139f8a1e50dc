"""How far a service is from where somebody asks: the great circle to its nearest place, in whole kilometres."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from intake_app.directory.entries import Service
from intake_app.directory.parts import Place
from intake_app.languages.digits import western

EARTH: Final = 6371.0088
"""The mean radius of the earth in kilometres (IUGG)."""

_WRITTEN = re.compile(r"([+-]?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the earth in degrees (WGS 84)."""

    latitude: float
    longitude: float


def point_from(written: str) -> Point | None:
    """The point of two numbers in degrees, the latitude first, as maps write it; None for anything else."""
    found = _WRITTEN.fullmatch(western(written).strip())
    if found is None:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    return Point(latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def kilometres_to(service: Service, here: Point | None) -> int | None:
    """Whole kilometres to the service's nearest place; None where no place is told, as of those that are secret."""
    if here is None:
        return None
    away = [_between(here, point) for point in map(_point, service.places) if point is not None]
    return round(min(away)) if away else None


def _point(place: Place) -> Point | None:
    if place.confidential or place.latitude is None or place.longitude is None:
        return None
    return Point(place.latitude, place.longitude)


def _between(one: Point, other: Point) -> float:
    """The great circle between two points in kilometres (haversine)."""
    south, north = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin(across / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))
