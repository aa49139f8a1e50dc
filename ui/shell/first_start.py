"""The guide of a first start: where to keep it, a passphrase that nobody can replace, and who we are."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.desk import Desk
from intake_app.languages.words import msg
from intake_app.opening import news_of_place
from intake_app.problems import BadInput, Problem
from intake_app.site import Site
from ui.shell.context import Context
from ui.shell.entrance import Entrance, Trouble, choose_folder
from ui.shell.first_opening import OpenStep
from ui.shell.new_passphrase import NewPassphrase
from ui.widgets.editors import private_line
from ui.widgets.words import button, label, row, value_label

DEFAULT_NAME = "vault"


class FirstStart(Entrance):
    """Four short steps. ``made`` brings the vault's folder, open and with its site; ``old_wanted`` to open one."""

    made = Signal(str)
    old_wanted = Signal(str)

    def __init__(self, context: Context, home: Path) -> None:
        super().__init__(context)
        self._context = context
        self._folder = free_name(home)
        self.trouble = Trouble(context)
        self.where, self.secret = WhereStep(context), SecretStep(context)
        self.first_opening, self.who = OpenStep(context), WhoStep(context)
        self.steps: tuple[QWidget, ...] = (self.where, self.secret, self.first_opening, self.who)
        for step in self.steps:
            self.column.addWidget(step)
        self.column.addWidget(self.trouble)
        self._connect()
        self._show_folder(self._folder)
        self.show_step(self.where)

    def _connect(self) -> None:
        self.where.next_button.clicked.connect(lambda: self.show_step(self.secret))
        self.where.other_button.clicked.connect(self._choose_place)
        self.where.open_button.clicked.connect(self._choose_old)
        self.secret.ready.connect(self._make)
        self.secret.back_button.clicked.connect(lambda: self.show_step(self.where))
        self.first_opening.entered.connect(self._open)
        self.first_opening.other_button.clicked.connect(self._choose_another)
        self.who.done_button.clicked.connect(self._keep_site)

    def show_step(self, step: QWidget) -> None:
        """Show one of the steps and put the keyboard into it."""
        self.trouble.clear()
        for each in self.steps:
            each.setVisible(each is step)
        self.setFocusProxy(step)
        step.setFocus()

    def _show_folder(self, folder: Path) -> None:
        self._folder = folder
        self.where.folder.setText(str(folder))
        self.where.warning.tell(*(words for news in news_of_place(folder) for words in (news.what, news.do)))

    def _choose_place(self) -> None:
        choose_folder(self.look, self, self._folder.parent, lambda chosen: self._show_folder(free_name(chosen)))

    def _choose_old(self) -> None:
        choose_folder(self.look, self, self._folder.parent, lambda chosen: self.old_wanted.emit(str(chosen)))

    def _make(self) -> None:
        typed, folder = self.secret.take(), self._folder
        self.secret.setEnabled(False)
        self.trouble.busy(msg("Making the folder and its keys"))
        self._context.desk.open(lambda: make_vault(folder, typed), self._vault_made, self._refused)

    def _vault_made(self) -> None:
        self._context.desk.close(self._lead_to_opening)

    def _lead_to_opening(self) -> None:
        self.secret.setEnabled(True)
        self.show_step(self.first_opening)

    def _open(self) -> None:
        typed, folder = self.first_opening.take(), self._folder
        self.first_opening.wait()
        self._context.desk.open(lambda: Desk.open(folder, typed), self._opened, self.first_opening.refuse)

    def _opened(self) -> None:
        self.show_step(self.who)

    def _choose_another(self) -> None:
        """Nothing is in it yet: it goes, and is made again under another passphrase."""
        folder = self._folder
        self._context.desk.work(lambda: remove_vault(folder), lambda _: self.show_step(self.secret))

    def _refused(self, problem: Problem) -> None:
        self.secret.setEnabled(True)
        self.trouble.show_problem(problem)

    def _keep_site(self) -> None:
        site = self.who.site()
        self.who.done_button.setEnabled(False)
        self._context.desk.run(lambda desk: desk.set_site(site), self._site_kept, self._site_not_kept)

    def _site_kept(self, _: object) -> None:
        self.made.emit(str(self._folder))

    def _site_not_kept(self, problem: Problem) -> None:
        self.who.done_button.setEnabled(True)
        self.trouble.show_problem(problem)


class WhereStep(QWidget):
    """Where it is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        column = _step(self, context)
        column.addWidget(label(context, msg("Welcome to Cairn"), "title"))
        words = msg("Everything you write is kept in one locked folder on this computer. Nothing is sent anywhere.")
        column.addWidget(label(context, words, "body"))
        column.addSpacing(context.theme.px(4))
        column.addWidget(label(context, msg("The folder"), "small"))
        self.folder = value_label("", "body")
        column.addWidget(self.folder)
        self.warning = Trouble(context)
        column.addWidget(self.warning)
        self.next_button = button(context, msg("Go on"), kind="primary")
        self.other_button = button(context, msg("Another place"), kind="quiet")
        self.open_button = button(context, msg("Open one that is there"), kind="quiet")
        column.addSpacing(context.theme.px(8))
        column.addWidget(self.next_button)
        column.addLayout(row(context, self.other_button, self.open_button, spacing=4))
        self.setFocusProxy(self.next_button)


class SecretStep(QWidget):
    """The passphrase, twice. ``ready`` when it can be taken."""

    ready = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.new = NewPassphrase(context)
        self.trouble = Trouble(context)
        self.next_button = button(context, msg("Make it"), self._check, kind="primary")
        self.back_button = button(context, msg("Back"), kind="quiet")
        self._lay_out(context)
        self.new.typed.connect(self.trouble.clear)
        self.new.entered.connect(self._check)
        self.setFocusProxy(self.new)

    def take(self) -> str:
        """The passphrase; both lines are emptied."""
        return self.new.take()

    def _check(self) -> None:
        fault = self.new.fault()
        if fault is None:
            self.ready.emit()
        else:
            self.trouble.show_problem(fault)

    def _lay_out(self, context: Context) -> None:
        column = _step(self, context)
        column.addWidget(label(context, msg("Choose a passphrase"), "title"))
        words = msg("It opens the folder. Nobody can replace it: without it, what is in the folder is lost for ever.")
        column.addWidget(label(context, words))
        column.addWidget(self.new)
        column.addWidget(self.trouble)
        column.addSpacing(context.theme.px(8))
        column.addWidget(self.next_button)
        column.addLayout(row(context, self.back_button))
        self.new.lead_to(self.next_button)


class WhoStep(QWidget):
    """Who we are, as packets say it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.organization, self.worker, self.phone = private_line(), private_line(), private_line()
        self.done_button = button(context, msg("Start"), kind="primary")
        self._lay_out(context)
        self.worker.setText(Site().worker)
        self.phone.returnPressed.connect(self.done_button.click)
        self.setFocusProxy(self.organization)

    def site(self) -> Site:
        """What was typed."""
        worker = self.worker.text().strip() or Site().worker
        return replace(
            Site(), organization=self.organization.text().strip(), worker=worker, office_phone=self.phone.text().strip()
        )

    def _lay_out(self, context: Context) -> None:
        column = _step(self, context)
        column.addWidget(label(context, msg("Who are you?"), "title"))
        words = msg("This stands on what you give to services. It can be changed later.")
        column.addWidget(label(context, words, "quiet"))
        for name, line in (
            (msg("Organisation"), self.organization),
            (msg("Your code, never your name"), self.worker),
            (msg("Office telephone"), self.phone),
        ):
            column.addWidget(label(context, name, "label"))
            column.addWidget(line)
            context.language.bind(line, line.setAccessibleName, name)
        column.addSpacing(context.theme.px(8))
        column.addWidget(self.done_button)


def make_vault(folder: Path, passphrase: str) -> Desk:
    """Make the folders above and the vault. Raises as ``Desk.create`` does."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise BadInput(msg("This place cannot be written to."), msg("Choose another place.")) from error
    return Desk.create(folder, passphrase)


def remove_vault(folder: Path) -> None:
    """Take away a vault that was just made and holds nothing. Raises BadInput when the system does not let it go."""
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise BadInput(msg("This place cannot be written to."), msg("Choose another place.")) from error


def free_name(parent: Path) -> Path:
    """A folder name below ``parent`` that is not taken."""
    names = (DEFAULT_NAME, *(f"{DEFAULT_NAME}-{n}" for n in range(2, 1000)))
    return next(parent / name for name in names if not (parent / name).exists())


def _step(step: QWidget, context: Context) -> QVBoxLayout:
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(context.theme.px(12))
    return column
