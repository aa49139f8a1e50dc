"""What of a meeting would be gone with the window, and the way to keep it, which is the person's own word."""

from __future__ import annotations

from collections.abc import Callable

from intake_app.sitting import PERMISSION
from ui.shell.meeting_path import WRITING, Step, path
from ui.shell.meeting_stage import Stage
from ui.shell.meeting_talk import Talk


class Unkept:
    """Looks at a meeting; ``show_step`` turns it to a step."""

    def __init__(self, talk: Talk, stage: Stage, show_step: Callable[[Step], object]) -> None:
        self._talk, self._stage, self._show_step = talk, stage, show_step

    @property
    def would_be_lost(self) -> bool:
        """Whether something was said in a meeting that is not over, and stands in memory only."""
        return self._talk.comes_back_to().lost and not self._talk.sitting.conversation.closed

    @property
    def may_be_asked(self) -> bool:
        """Whether the person, whose side is shown, was not asked yet whether it may be written down."""
        unasked = self._talk.sitting.conversation.answer(PERMISSION) is None
        return unasked and WRITING in path(self._talk.situation) and self._stage.currentWidget() is self._stage.frame

    def ask_permission(self) -> None:
        """Show the question; the answer is the person's."""
        self._stage.end_detour()
        self._show_step(WRITING)
