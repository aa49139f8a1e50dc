"""What reading a directory gives: services and counted rows, what was odd and where, or a refusal with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from intake_app.directory.entries import Service
from intake_app.directory.plain import Fields, Plain
from intake_app.languages.words import Ltr, Msg, msg
from intake_app.problems import BadInput

_AGAIN = msg("Ask who made it for a new copy, or choose another file.")
_PACKAGE = msg("Choose a folder, a zip or a JSON file in the HSDS form.")

REFUSALS: dict[str, tuple[Msg, Msg]] = {
    "missing": (msg("There is no file or folder “{name}”."), msg("Check the name and try again.")),
    "unreadable": (msg("“{name}” cannot be opened."), msg("Check that you may read it, and try again.")),
    "not_a_directory": (msg("“{name}” is not a directory of services."), _PACKAGE),
    "no_services": (msg("“{name}” has no list of services."), _PACKAGE),
    "no_columns": (msg("The list of services in “{name}” has no column for names."), _AGAIN),
    "too_big": (msg("“{name}” is too big to be read."), msg("Ask for a directory of a smaller area.")),
    "too_wide": (msg("A table in “{name}” has too many columns."), _AGAIN),
    "bad_zip": (msg("The zip “{name}” is damaged."), _AGAIN),
    "unsafe_zip": (msg("The zip “{name}” is not made as a directory is, so it was not opened."), _AGAIN),
    "bad_json": (msg("“{name}” is not readable JSON."), _AGAIN),
    "took_too_long": (msg("“{name}” took too long to read."), msg("Ask for a directory of a smaller area.")),
    "reader_stopped": (msg("“{name}” could not be read."), _AGAIN),
}

WARNINGS: dict[str, Msg] = {
    "old_encoding": msg("The file is not in UTF-8. It was read as Windows text; check accents."),
    "nul": msg("Characters that are no text were left out."),
    "open_quote": msg("A quotation mark is not closed. Only this line was read as it stands."),
    "long_row": msg("This row has more cells than the first row. The extra cells were left out."),
    "no_column": msg("The column “{column}” is missing."),
    "many_rows": msg("There are too many rows. The rows from here on were left out."),
    "link_outside": msg("A name in the package points outside it. It was not read."),
    "no_id": msg("There is no id. One was made from the name."),
    "no_name": msg("There is no name. The row was left out."),
    "same_id": msg("The id is used twice. Only the first row was kept."),
    "blank_status": msg("It is not said whether the service is open. It is shown as not known."),
    "odd_status": msg("“{value}” is no known status. It is shown as not known."),
    "odd_age": msg("“{value}” is no age. It was left out."),
    "odd_date": msg("“{value}” is no date. It was left out."),
    "odd_coordinates": msg("“{value}” is no place on the map. It was left out."),
    "odd_extent": msg("The shape of an area cannot be read. It was left out."),
    "same_file": msg("Two files of the package have this name. Only the first was read."),
    "too_deep": msg("Some of the package lies too deep in folders. It was not read."),
    "one_table": msg("This is one table and no HSDS package. What its columns say was taken in."),
    "odd_line": msg("This line is not readable JSON. It was left out."),
    "odd_day": msg("“{value}” is no day of the week. It was left out."),
    "odd_phone": msg("The phone number is empty or no number. It was left out."),
    "missing_organization": msg("The organisation is not in the directory. The service was kept without its name."),
    "missing_link": msg("“{column}” points to something that is not in the directory."),
    "secret_address": msg("The place is confidential, so its address was not kept."),
    "odd_record": msg("This is no service and no organisation. It was left out."),
    "same_key": msg("A name stands twice in one record. The last value was kept."),
    "two_scripts": msg("“{value}” mixes letters of two scripts that look alike. Check whose name it is."),
    "more": msg("There are more warnings than can be listed."),
}
"""What a reader can warn of, by code. Codes cross the border of the child process, words do not."""

MOST_WARNINGS = 50_000


class Refused(BadInput):
    """A file was refused as a whole; ``code`` is one of ``REFUSALS``, ``name`` the file's name."""

    def __init__(self, code: str, name: str) -> None:
        what, do = REFUSALS[code]
        super().__init__(what(name=name), do)
        self.code = code
        self.name = name


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something odd in a file: ``row`` counts as a spreadsheet does, the header is row 1; 0 is the whole file."""

    file: str
    row: int
    code: str
    column: str = ""
    value: str = ""

    @property
    def what(self) -> Msg:
        """What is odd, in words."""
        words = WARNINGS[self.code]
        if "{column}" in words.id:
            return words(column=Ltr(self.column))
        return words(value=self.value) if "{value}" in words.id else words

    def to_json(self) -> Plain:
        return {"file": self.file, "row": self.row, "code": self.code, "column": self.column, "value": self.value}

    @classmethod
    def from_json(cls, document: object) -> ReadingWarning:
        read = Fields(document)
        code = read.text("code")
        row = read.number_or_none("row") or 0
        return cls(
            read.text("file"), row, code if code in WARNINGS else "odd_record", read.text("column"), read.text("value")
        )


@dataclass(frozen=True, slots=True)
class DirectoryReading:
    """A directory as read. ``version`` is ``3.0`` or ``1.1`` (2.0 counts as 1.1); ``counts`` are rows by table."""

    source: str
    version: str
    services: tuple[Service, ...]
    organizations: int
    warnings: tuple[ReadingWarning, ...]
    counts: Mapping[str, int]

    def to_json(self) -> Plain:
        return {
            "source": self.source,
            "version": self.version,
            "services": [service.to_json() for service in self.services],
            "organizations": self.organizations,
            "warnings": [warning.to_json() for warning in self.warnings],
            "counts": [[table, rows] for table, rows in sorted(self.counts.items())],
        }

    @classmethod
    def from_json(cls, document: object) -> DirectoryReading:
        """The reading of a document that ``to_json`` made; ``BadInput`` when it is not one."""
        read = Fields(document)
        return cls(
            source=read.text("source"),
            version=read.text("version"),
            services=read.each("services", Service.from_json),
            organizations=read.number_or_none("organizations") or 0,
            warnings=read.each("warnings", ReadingWarning.from_json),
            counts=dict(read.each("counts", _count)),
        )


def _count(pair: object) -> tuple[str, int]:
    match pair:
        case [str(table), int(rows)]:
            return table, rows
    return "", 0


class Notes:
    """The warnings of one reading as they come, at most ``MOST_WARNINGS`` of them."""

    def __init__(self) -> None:
        self._all: list[ReadingWarning] = []

    def warn(self, code: str, file: str, row: int = 0, *, column: str = "", value: str = "") -> None:
        """Keep one warning; long values are cut."""
        if len(self._all) < MOST_WARNINGS:
            self._all.append(ReadingWarning(file, row, code, column[:80], value[:80]))
        elif len(self._all) == MOST_WARNINGS:
            self._all.append(ReadingWarning("", 0, "more"))

    @property
    def warnings(self) -> tuple[ReadingWarning, ...]:
        """All warnings so far, by file and row."""
        return tuple(sorted(self._all, key=lambda each: (each.file, each.row)))
