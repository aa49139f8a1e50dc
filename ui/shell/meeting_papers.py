"""The papers that a survivor may take from a meeting, written where the worker says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from intake_app.conversation.record import Record
from intake_app.desk import CardWords, Desk
from intake_app.languages.language import Language
from intake_app.outbox import write_new_file
from intake_app.packets.naming import Copy, file_name
from ui.shell.context import Context
from ui.survivor.paper_page import PaperPage

ChooseFile = Callable[[QWidget, str], Path | None]


def make_paper(context: Context, page: PaperPage, record: Record, choose_file: ChooseFile) -> None:
    """Make the paper of this page in the survivor's language, from what is known, also when nothing is written."""
    card = page.kind == "card"
    where = choose_file(page, file_name("", Copy.DISCREET if card else Copy.SURVIVOR))
    if where is None:
        return
    draw = partial(_card, words=page.words) if card else partial(_copy, record=record)
    call = partial(_write, where=where, draw=partial(draw, language=context.language.survivor))
    context.desk.run(call, page.tell_made, context.notices.show_problem)


def _card(desk: Desk, *, words: CardWords, language: Language) -> bytes:
    return desk.card(words, language=language)


def _copy(desk: Desk, *, record: Record, language: Language) -> bytes:
    return desk.survivors_copy(record, language=language)


def _write(desk: Desk, *, where: Path, draw: Callable[[Desk], bytes]) -> None:
    write_new_file(where, draw(desk))
