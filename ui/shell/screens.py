"""``cairn screens``: draws every screen to a picture, with an invented vault that is gone afterwards."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from intake_app.desk import Desk
from intake_app.language_commands import language_of_terminal
from intake_app.languages.catalogs import load_language, shipped_tags
from intake_app.languages.language import Language, plain
from intake_app.languages.words import Ltr, msg
from intake_app.one_line_parser import OneLineParser
from intake_app.problems import BadInput, DiskProblem, Problem
from intake_app.vault.slots import Work

_PEOPLE, _SEED = 12, 7


def draw_screens(arguments: Sequence[str]) -> int:
    """Draw the screens; 0, or 2 with one line for what was asked wrongly."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    language = load_language(language_of_terminal())
    try:
        asked = _asked(arguments, language)
        tags = _languages(asked.languages)
        count = _draw(_folder(Path(asked.out)), tags)
    except Problem as problem:
        sys.stderr.write(f"cairn: {plain(language.text(problem.what))} {plain(language.text(problem.do))}\n")
        return 2
    sys.stdout.write(f"{count}\n")
    return 0


def _asked(arguments: Sequence[str], language: Language) -> Namespace:
    about = plain(language.text(msg("draw every screen as a picture")))
    parser = OneLineParser(language=language, prog="cairn screens", description=about)
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--languages", default=",".join(shipped_tags()), metavar="en,ar,...")
    return parser.parse_args(arguments)


def _languages(told: str) -> tuple[str, ...]:
    tags = tuple(tag.strip() for tag in told.split(",") if tag.strip())
    for tag in tags:
        load_language(tag)
    if not tags:
        raise BadInput(msg("No language is named."), msg("Name one or more, with commas between."))
    return tags


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DiskProblem(
            msg("The folder {path} cannot be made.")(path=Ltr(out)), msg("Choose another folder.")
        ) from error
    return out


def _draw(out: Path, tags: Sequence[str]) -> int:
    from ui.shell.gallery import draw, every_screen, gallery_context
    from ui.shell.start import make_application
    from ui.shell.theme import Theme
    from ui.worker_thread import RunsAtOnce

    app = make_application()
    theme = Theme(parent=app)
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        desk = RunsAtOnce(failed=_raise, mishap=_raise)
        desk.open(lambda: demo_desk(Path(folder) / "vault"), lambda: None, _raise)
        for tag in tags:
            context = gallery_context(tag, theme, desk, Path(folder))
            count += sum(1 for _ in draw(out, tag, context, every_screen()))
        desk.close(lambda: None)
    return count


def demo_desk(path: Path) -> Desk:
    """A desk over a small vault of invented people, its key made with the least work allowed."""
    from intake_app.demo import fill

    desk = Desk.create(path, "invented people only", work=Work(64, 3))
    for _ in fill(desk, records=_PEOPLE, seed=_SEED):
        pass
    return desk


def _raise(error: BaseException) -> None:
    raise error
