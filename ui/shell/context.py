"""What a screen is handed by the shell: the desk, the languages, the theme, and the way to other places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from ui.language import ScreenLanguage
from ui.shell.session_code import SessionCode
from ui.shell.theme import Theme

if TYPE_CHECKING:
    from ui.shell.preferences_file import KeptPreferences
    from ui.widgets.notices import NoticeBar
    from ui.worker_thread import RunsDesk


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go to. ``name`` is one of people, person, meeting, referral, directory, preferences, vault,
    before_first, today, incoming, recall, papers, back.

    The ids say of whom and of what; they stay inside the window. ``section`` names the one section of the intake that a
    meeting is about. ``lost`` says that something in memory only went with a lock.
    """

    name: str
    record: str | None = None
    referral: str | None = None
    service: str | None = None
    need: str | None = None
    section: str = ""
    lost: bool = False


@runtime_checkable
class Settles(Protocol):
    """A screen that holds more than its fields tell by themselves, and so is asked before a lock."""

    def settle(self) -> None:
        """Hand over everything said and typed so far."""

    def comes_back_to(self) -> Place:
        """Where the worker goes on after the lock; asked once everything has been kept."""


class HoldsBack(Protocol):
    """What is asked before the window closes, of a screen that may hold something in memory only."""

    @property
    def would_be_lost(self) -> bool:
        """Whether something said is in memory only, once everything has been handed over."""

    @property
    def may_be_asked(self) -> bool:
        """Whether the person can be asked now for the permission to keep it."""

    def ask_permission(self) -> None:
        """Show the question for that permission."""


@runtime_checkable
class MayLose(Protocol):
    """A screen of which something may be gone with the window."""

    unkept: HoldsBack


@dataclass(frozen=True)
class Context:
    """Handed to every screen. ``desk.run(call, then, failed)`` calls the desk off the GUI thread.

    ``code`` guards the way back from the survivor's screen; ``lock`` covers, saves, closes and restarts at once.
    """

    desk: RunsDesk
    language: ScreenLanguage
    theme: Theme
    preferences: KeptPreferences
    notices: NoticeBar
    go: Callable[[Place], None]
    code: SessionCode = field(default_factory=SessionCode)
    lock: Callable[[], None] = lambda: None
