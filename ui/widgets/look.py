"""What every widget is handed so that it can speak and be drawn: the screen's languages and its theme."""

from __future__ import annotations

from typing import Protocol

from ui.language import ScreenLanguage
from ui.shell.theme import Theme


class Look(Protocol):
    """The languages and the theme; ``ui.shell.context.Context`` is one."""

    @property
    def language(self) -> ScreenLanguage: ...
    @property
    def theme(self) -> Theme: ...
