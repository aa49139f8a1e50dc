"""The one thread that owns the desk; calls run there, and their results come back on the window's own thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from intake_app.problems import Problem
from ui.shell.mishap import as_problem

if TYPE_CHECKING:
    from intake_app.desk import Desk

T = TypeVar("T")
Failed = Callable[[Problem], object]
Mishap = Callable[[BaseException], object]


class RunsDesk(Protocol):
    """Runs calls on the desk in the order given. ``then`` and ``failed`` come on the window's thread.

    A callback that is a method of a widget that has died meanwhile is dropped. A Problem without ``failed`` goes to
    the default given at the making; what is no Problem is a bug and goes to the mishap.
    """

    def open(self, make: Callable[[], Desk], then: Callable[[], object], failed: Failed) -> None:
        """Make or open the desk that later calls get."""

    def run(self, call: Callable[[Desk], T], then: Callable[[T], object], failed: Failed | None = None) -> None:
        """Call with the open desk."""

    def work(self, call: Callable[[], T], then: Callable[[T], object], failed: Failed | None = None) -> None:
        """Call without a desk, for slow work that needs none."""

    def close(self, then: Callable[[], object]) -> None:
        """Save and close the desk, whatever its closing says; later calls have none."""

    @property
    def failed_while_closing(self) -> bool:
        """Whether something that was asked for before the closing could not be done."""

    @property
    def is_open(self) -> bool:
        """Whether a desk is open."""


class DeskCalls:
    """What both ways of running share: the desk, and where results and failures go."""

    def __init__(self, *, failed: Failed, mishap: Mishap) -> None:
        self._desk: Desk | None = None
        self._at_close: Callable[[object], object] | None = None
        self.failed_while_closing = False
        self._failed = failed
        self._mishap = mishap

    @property
    def is_open(self) -> bool:
        """Whether a desk is open."""
        return self._desk is not None

    def open(self, make: Callable[[], Desk], then: Callable[[], object], failed: Failed) -> None:
        """Make or open the desk that later calls get."""

        def take() -> None:
            self._desk = make()

        self._do(take, lambda _: then(), failed)

    def run(self, call: Callable[[Desk], T], then: Callable[[T], object], failed: Failed | None = None) -> None:
        """Call with the open desk."""
        self._do(lambda: call(self._open_desk()), then, failed)

    def work(self, call: Callable[[], T], then: Callable[[T], object], failed: Failed | None = None) -> None:
        """Call without a desk."""
        self._do(call, then, failed)

    def close(self, then: Callable[[], object], *, silently: bool = False) -> None:
        """Save and close the desk; ``then`` comes also when the closing fails, so that a lock always locks.

        What was asked for before is done first. ``silently``, its results come back to no screen any more, and
        ``failed_while_closing`` tells whether one of them failed.
        """

        def shut() -> None:
            desk, self._desk = self._desk, None
            if desk is not None:
                desk.close()

        def ended(_: object) -> None:
            self._at_close = None
            then()

        self._at_close = ended if silently else None
        self._do(shut, ended, ended)

    def _open_desk(self) -> Desk:
        if self._desk is None:
            raise RuntimeError("no desk is open")
        return self._desk

    def _do(self, call: Callable[[], T], then: Callable[[T], object], failed: Failed | None) -> None:
        raise NotImplementedError

    def _end(
        self, then: Callable[[Any], object], failed: Failed | None, result: Any, error: BaseException | None
    ) -> None:
        if self._at_close is not None and then is not self._at_close:
            self.failed_while_closing = self.failed_while_closing or error is not None
        elif error is None:
            if is_alive(then):
                then(result)
        elif isinstance(error, Problem):
            chosen = failed if failed is not None and is_alive(failed) else self._failed
            chosen(error)
        else:
            if failed is not None and is_alive(failed):
                failed(as_problem(error))  # so that what waits for an answer waits no longer
            self._mishap(error)


class RunsAtOnce(DeskCalls):
    """Runs every call where it stands, for tests and for drawing screens."""

    def _do(self, call: Callable[[], T], then: Callable[[T], object], failed: Failed | None) -> None:
        try:
            result = call()
        except Exception as error:  # noqa: BLE001 - one of the two named places: a bug becomes a mishap
            self._end(then, failed, None, error)
        else:
            self._end(then, failed, result, None)


class _Bridge(QObject):
    """Carries results from the worker's thread to the window's."""

    ended = Signal(object)


class DeskThread(DeskCalls):
    """One thread that owns the desk from its opening to its closing."""

    def __init__(self, *, failed: Failed, mishap: Mishap, parent: QObject | None = None) -> None:
        super().__init__(failed=failed, mishap=mishap)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="desk")
        self._stopped = False
        self._bridge = _Bridge(parent)
        self._bridge.ended.connect(_hand_over, Qt.ConnectionType.QueuedConnection)

    def stop(self) -> None:
        """Do what was asked for and end the thread; from now on nothing comes back and nothing is taken."""
        self._stopped = True
        self._pool.shutdown(wait=True)

    def _do(self, call: Callable[[], T], then: Callable[[T], object], failed: Failed | None) -> None:
        def work() -> None:
            try:
                result = call()
            except Exception as error:  # noqa: BLE001 - one of the two named places: a bug becomes a mishap
                caught = error
                self._bridge.ended.emit(lambda: self._end(then, failed, None, caught))
            else:
                self._bridge.ended.emit(lambda: self._end(then, failed, result, None))

        if not self._stopped:
            self._pool.submit(work)

    def _end(
        self, then: Callable[[Any], object], failed: Failed | None, result: Any, error: BaseException | None
    ) -> None:
        if not self._stopped:
            super()._end(then, failed, result, error)


def _hand_over(end: Callable[[], None]) -> None:
    end()


def is_alive(call: Callable[..., object]) -> bool:
    """Whether a callback may still be called: not when it is a method, bare or a partial, of a widget that has died."""
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
