"""The link to an open database: statements written out as literals, transactions, and faults told as problems."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, LiteralString

from intake_app.vault.engine import Connection, DatabaseError, engine_told

Cell = str | int | bytes | None
Cells = tuple[Any, ...]
"""A row as SQLite gives it: the columns that the statement names."""


class Link:
    """One connection, for the thread that opened it. Every fault of engine or disk comes out as a VaultProblem."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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
        if self._connection.in_transaction:
            yield
            return
        with engine_told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        # after a failed write the engine may have rolled back by itself; the first fault is the one to tell
        with contextlib.suppress(DatabaseError):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
