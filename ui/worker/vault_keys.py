"""Who can open the vault: letting somebody in, changing one's own passphrase, and revoking, each with its limits."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from intake_app.desk import Desk
from intake_app.keyholders import Keyholder, Keyholders, Means
from intake_app.languages.words import Msg, msg
from intake_app.problems import Problem
from ui.shell.context import Context
from ui.shell.entrance import Trouble
from ui.shell.new_passphrase import NewPassphrase
from ui.widgets.editors import private_line
from ui.widgets.words import button, label, row, value_label
from ui.worker.confirm import Confirm
from ui.worker.dated import dated
from ui.worker.page import Changing, SectionCard, parting_line, stack
from ui.worker.passphrase_again import PassphraseAgain

_TITLE = msg("Who can open it")
_ASIDE = msg("Everybody has a passphrase of their own. Nobody can look up or replace another’s.")
_YOU, _NAMELESS, _SINCE = msg("You"), msg("Whoever made the vault"), msg("Since {date}")
_ASK = msg("So that nobody does this on a laptop that was left open.")
_REVOKED = msg("Revoked. Whoever kept an older copy of the keys file can still open this vault with it.")
_ROTATE = msg("Give the vault a new key")
_ROTATES = msg(
    "Everybody on the list keeps their passphrase. Older copies of the vault and backups still open with the old key. "
    "It takes a moment, and the vault locks afterwards."
)


def keyholders_of(desk: Desk) -> Keyholders:
    """Who can open the desk's vault."""
    return Keyholders(desk.store, desk.today())


class KeysCard(SectionCard):
    """The list, and what can be done about it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _TITLE, aside=_ASIDE)
        column = self.column
        self.people, self.doing = Changing(context, spacing=10), Changing(context, spacing=10)
        self.add = PassphraseAgain(
            context, msg("Let somebody in"), explains=_ASK, agrees=msg("Go on"), then=self.ask_for_somebody
        )
        self.change = PassphraseAgain(
            context, msg("Change my passphrase"), explains=_ASK, agrees=msg("Go on"), then=self.ask_for_mine
        )
        for each in (self.people, self.add, self.change, self.doing):
            column.addWidget(each)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the list anew."""
        self._context.desk.run(_listed, self._show)

    def ask_for_somebody(self) -> None:
        """Open the form for somebody else's passphrase."""
        self._open(KeyForm(self._context, named=True, kept=self._somebody_typed, cancelled=self._put_away))

    def ask_for_mine(self) -> None:
        """Open the form for one's own new passphrase."""
        self._open(KeyForm(self._context, named=False, kept=self._mine_typed, cancelled=self._put_away))

    def revoke(self, slot: int) -> None:
        """Let a key open the vault no more."""
        self._context.desk.run(lambda desk: keyholders_of(desk).revoke(slot), self._revoked, self._refused)

    def rotate(self) -> None:
        """Give the vault a new key, and lock."""
        self._context.notices.busy(msg("Writing the vault under a new key"))
        self._context.desk.run(lambda desk: keyholders_of(desk).rotate(), lambda _: self._context.lock(), self._refused)

    def _open(self, form: KeyForm) -> None:
        self.form = form
        self.doing.show_parts(form, stretch=False)
        form.setFocus()

    def _somebody_typed(self, name: str, passphrase: str) -> None:
        self._keep(lambda desk: keyholders_of(desk).add(name, passphrase), msg("They can open the vault now."))

    def _mine_typed(self, _: str, passphrase: str) -> None:
        def change(desk: Desk) -> Keyholder:
            keys = keyholders_of(desk)
            return keys.change(keys.mine.slot, passphrase)

        self._keep(change, msg("Your passphrase is changed. Older backups still open with the old one."))

    def _keep(self, call: Callable[[Desk], Keyholder], told: Msg) -> None:
        self.form.wait()
        self._context.desk.run(call, partial(self._kept, told), self.form.refuse)

    def _kept(self, told: Msg, _: Keyholder) -> None:
        self._put_away()
        self._context.notices.tell(told)
        self.refresh()

    def _put_away(self) -> None:
        self.doing.show_parts(stretch=False)

    def _revoked(self, _: None) -> None:
        confirm = Confirm(
            self._context, _ROTATE, asks=_ROTATE, explains=_ROTATES, agrees=msg("Yes, and lock"), then=self.rotate,
            about=label(self._context, _REVOKED),
        )  # fmt: skip
        self.doing.show_parts(confirm, stretch=False)
        self.refresh()

    def _refused(self, problem: Problem) -> None:
        self._context.notices.done()
        self._context.notices.show_problem(problem)
        self.refresh()

    def _show(self, found: tuple[tuple[Keyholder, ...], int]) -> None:
        holders, mine = found
        people = [each for each in holders if each.means is Means.PERSON]
        lines: list[QWidget] = []
        for each in people:
            lines += [*([parting_line()] if lines else []), self._line(each, mine=each.slot == mine)]
        self.people.show_parts(*lines, stretch=False)

    def _line(self, holder: Keyholder, *, mine: bool) -> QWidget:
        context = self._context
        name = (
            value_label(holder.name, "label") if holder.name else label(context, _YOU if mine else _NAMELESS, "label")
        )
        words = [name]
        if mine and holder.name:
            words.append(label(context, _YOU, "small"))
        if holder.since is not None:
            words.append(label(context, dated(_SINCE, holder.since), "small"))
        about = stack(context, *words)
        if mine:
            return about
        return Confirm(
            context, msg("Revoke"), asks=msg("Let this person open the vault no more?"),
            explains=msg("They cannot unlock it here again. What they have seen, they have seen."),
            agrees=msg("Yes, revoke"), then=partial(self.revoke, holder.slot), about=about,
        )  # fmt: skip


class KeyForm(QWidget):
    """A new passphrase, with the code of whoever it is for when it is for somebody else."""

    def __init__(
        self, context: Context, *, named: bool, kept: Callable[[str, str], object], cancelled: Callable[[], object]
    ) -> None:
        super().__init__()
        self._kept = kept
        self.name = private_line() if named else None
        self.new, self.trouble = NewPassphrase(context), Trouble(context)
        self.keep_button = button(context, msg("Keep it"), self._keep, kind="primary")
        self.cancel_button = button(context, msg("Not now"), cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        if self.name is not None:
            words = msg("Their code, never a name")
            context.language.bind(self.name, self.name.setAccessibleName, words)
            column.addWidget(label(context, words, "label"))
            column.addWidget(self.name)
        for each in (self.new, self.trouble):
            column.addWidget(each)
        column.addLayout(self._buttons(context))
        self.new.entered.connect(self._keep)
        self.new.lead_to(self.keep_button)
        self.setFocusProxy(self.name or self.new)

    def wait(self) -> None:
        """It is being kept."""
        self.setEnabled(False)
        self.trouble.busy(msg("One moment"))

    def refuse(self, problem: Problem) -> None:
        """It cannot be kept."""
        self.setEnabled(True)
        self.trouble.show_problem(problem)

    def _keep(self) -> None:
        fault = self.new.fault()
        if fault is not None:
            self.trouble.show_problem(fault)
            return
        self._kept(self.name.text() if self.name is not None else "", self.new.take())

    def _buttons(self, context: Context) -> QHBoxLayout:
        return row(context, self.keep_button, self.cancel_button)


def _listed(desk: Desk) -> tuple[tuple[Keyholder, ...], int]:
    keys = keyholders_of(desk)
    return keys.all(), keys.mine.slot
