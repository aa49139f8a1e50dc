"""The link to an open database: statements written out as literals, transactions, and faults told as problems."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, LiteralString, Protocol

from intake_app.vault.engine import Connection, DatabaseError, engine_told

Cell = str | int | bytes | None
Cells = tuple[Any, ...]
"""A row as SQLite gives it: the columns that the statement names."""


class Home(Protocol):
    """What knows whether the vault is still at its place, and has its connection when it came back as another file."""

    @property
    def connection(self) -> Connection:
        """The connection in use now."""

    def before_writing(self) -> None:
        """Raise VaultIsAway when nothing may be written."""

    def after_writing(self) -> None:
        """Raise VaultIsAway when what was written is not where the vault is."""


class Link:
    """One connection, for the thread that opened it. Every fault of engine or disk comes out as a VaultProblem.

    ``home`` is asked around every transaction.
    """

    def __init__(self, connection: Connection, home: Home | None = None) -> None:
        self._own, self._home = connection, home

    def rows(self, sql: LiteralString, values: Sequence[Cell] = ()) -> list[Cells]:
        """All rows of a query."""
        with engine_told():
            return list(self._connection.execute(sql, values))

    def row(self, sql: LiteralString, values: Sequence[Cell] = ()) -> Cells | None:
        """The first row of a query, or None."""
        with engine_told():
            found: Cells | None = self._connection.execute(sql, values).fetchone()
            return found

    def change(self, sql: LiteralString, values: Sequence[Cell] = ()) -> int:
        """Carry out a statement; how many rows it touched."""
        with engine_told():
            return int(self._connection.execute(sql, values).rowcount)

    def change_each(self, sql: LiteralString, rows: Iterable[Sequence[Cell]]) -> None:
        """Carry out a statement once for every row of values."""
        with engine_told():
            self._connection.executemany(sql, rows)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: what happens inside is in the file whole when the block ends well, and not at all else.

        Inside another one it is a part of that.
        """
        with engine_told():
            is_inside = self._connection.in_transaction
        if is_inside:
            yield
            return
        with engine_told():
            if self._home is not None:
                self._home.before_writing()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            if self._home is not None:
                self._home.after_writing()

    @property
    def _connection(self) -> Connection:
        return self._own if self._home is None else self._home.connection

    def _roll_back(self) -> None:
        # after a failed write the engine may have rolled back by itself; the first fault is the one to tell
        with contextlib.suppress(DatabaseError):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
