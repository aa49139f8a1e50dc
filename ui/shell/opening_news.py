"""After unlocking: what the vault has to tell, beside how far it had come when it was last open on this computer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from intake_app.desk import Desk
from intake_app.last_seen import keep_seen, last_seen
from intake_app.opening import News, news_of
from ui.shell.context import Context


def tell_news(context: Context, folder: Path) -> None:
    """Look and tell the weightiest; ``folder`` is where the window keeps its settings."""

    def tell(news: tuple[News, ...]) -> None:
        if news:
            context.notices.tell(news[0].what, news[0].do)

    context.desk.run(partial(_news, folder), tell)


def keep_how_far(folder: Path, desk: Desk) -> None:
    """Keep how far the open vault has come, as before a lock."""
    keep_seen(folder, desk.store)


def _news(folder: Path, desk: Desk) -> tuple[News, ...]:
    news = news_of(desk.store, desk.retention, seen=last_seen(folder, desk.store))
    keep_seen(folder, desk.store)
    return news
