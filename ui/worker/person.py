"""A person's page: how to reach them safely, what they want, what was agreed, what was said, and its removal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.conversation.answers import Answer, Text
from intake_app.conversation.consents import Category
from intake_app.conversation.record import Record
from intake_app.desk import Desk
from intake_app.forms.age import may_be_minor
from intake_app.languages.language import Language
from intake_app.languages.words import msg
from intake_app.site import Site
from ui.shell.context import Context, Place
from ui.widgets.words import button, label, row
from ui.worker.confirm import Confirm
from ui.worker.dated import dated
from ui.worker.holding import Holding
from ui.worker.more_questions import MoreQuestions
from ui.worker.noting import language_of, note_at_desk
from ui.worker.page import WorkerPage, notice, section
from ui.worker.person_answers import answers_card
from ui.worker.person_consents import consents_card
from ui.worker.person_follow_ups import FollowUpsCard, incoming_cards
from ui.worker.person_order import order_card
from ui.worker.person_referrals import referrals_card
from ui.worker.person_timeline import timeline_card
from ui.worker.removed import tell_removed
from ui.worker.removing import RemovingOne
from ui.worker.safe_contact import contact_card
from ui.worker.signs import SignsPage
from ui.worker.terms import GONE, NO_NAME

Known = tuple[Record, Site, date]
_MINOR = msg(
    "This person may be under 18, and other rules apply. No packet is written until the site’s protocol was followed."
)
_REMOVING = msg("Whatever the person wants gone goes, unless a hold says that it must stay.")
_LAST = msg("Last met on {date}")


class PersonScreen(WorkerPage):
    """One person, by the id of their record."""

    def __init__(self, context: Context, record: str) -> None:
        super().__init__(context)
        self.record_id = record
        self.refresh()

    def refresh(self) -> None:
        """Read the record and show it anew."""
        self.context.desk.run(partial(_read, self.record_id), self._show, self.fail)

    def _show(self, known: Known) -> None:
        self._known = known
        self.replace_parts(*self._parts(*known))

    def _parts(self, record: Record, site: Site, today: date) -> list[QWidget]:
        context = self.context
        parts = [self._head(record, site)]
        if may_be_minor(record, today):
            parts.append(notice(context, _MINOR))
        parts += [
            contact_card(context, record, site, today),
            *incoming_cards(context, record, self._act),
            order_card(context, record, self._find_help),
            referrals_card(context, record.referrals(today), self._open_referral),
            FollowUpsCard(context, record, today, self._act),
            self._releases(record, today),
            answers_card(context, record),
            timeline_card(context, record, self._erase_conversation),
            self._removing(record),
        ]
        return parts

    def _head(self, record: Record, site: Site) -> QWidget:
        context = self.context
        actions = [
            button(context, msg("New meeting"), self._meet, kind="primary", icon="plus"),
            button(context, msg("More questions"), self._ask_more, icon="pencil"),
        ]
        if site.signs:
            actions.append(button(context, msg("Signs seen"), self._note_signs, icon="eye-off"))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(context, partial(name_of, record), "title"))
        column.addWidget(label(context, partial(_spoken_and_met, record), "quiet"))
        column.addSpacing(context.theme.px(8))
        column.addLayout(row(context, *actions))
        return whole

    def _removing(self, record: Record) -> QWidget:
        frame, column = section(self.context, msg("Removing"), aside=_REMOVING)
        parts = (RemovingOne(self.context, record, self.refresh), Holding(self.context, record.id), self._erasing())
        for part in parts:
            column.addWidget(part)
        return frame

    def _erasing(self) -> Confirm:
        return Confirm(
            self.context,
            msg("Remove this person"),
            asks=msg("Remove everything about this person?"),
            explains=GONE,
            agrees=msg("Remove everything"),
            then=self._erase,
            about=label(self.context, msg("Everything about this person")),
        )

    def _find_help(self, code: str) -> None:
        self.context.go(Place("referral", record=self.record_id, need=code))

    def _open_referral(self, referral: str) -> None:
        self.context.go(Place("referral", record=self.record_id, referral=referral))

    def _meet(self) -> None:
        self.context.go(Place("meeting", record=self.record_id))

    def _ask_more(self) -> None:
        self._open_inside(MoreQuestions(self.context, self._known[0]))

    def _note_signs(self) -> None:
        self._open_inside(SignsPage(self.context, self._known[0]))

    def _open_inside(self, page: MoreQuestions | SignsPage) -> None:
        page.left.connect(self.refresh)
        self.show_parts(page)

    def _act(self, act: Callable[[Desk], object]) -> None:
        self.keep(partial(_acted, self.record_id, act), self._show)

    def _releases(self, record: Record, today: date) -> QWidget:
        call_back, take_back = self._call_back, self._take_back
        return consents_card(self.context, record, today, take_back=take_back, narrow=self._narrow, call_back=call_back)

    def _take_back(self, consent: str) -> None:
        self.keep(partial(_take_back, self.record_id, consent), self._taken_back)

    def _taken_back(self, known: Known) -> None:
        """Go on to those who are to be told, if anybody was given something."""
        self._show(known)
        if known[0].recalls_open(known[2]):
            self._call_back()

    def _call_back(self) -> None:
        self.context.go(Place("recall", record=self.record_id))

    def _narrow(self, consent: str, categories: frozenset[Category]) -> None:
        self.keep(partial(_narrow, self.record_id, consent, categories), self._show)

    def _erase_conversation(self, conversation: str) -> None:
        self.keep(partial(_erase_conversation, self.record_id, conversation), self._erased)

    def _erase(self) -> None:
        self.keep(partial(_erase_record, self.record_id), self._erased)

    def _erased(self, known: Known | None) -> None:
        if known is None:
            self.context.go(Place("people"))
        else:
            self._show(known)
        tell_removed(self.context)


def name_of(record: Record, language: Language) -> str:
    """What to call the person, or that no name is known."""
    for question in ("call_name", "name_full"):
        answer = record.answer_in_force(question)
        name = _name(answer)
        if name:
            return name
    return language.text(NO_NAME)


def _name(answer: Answer | None) -> str:
    if answer is None or not answer.answered or not isinstance(answer.value, Text):
        return ""
    return answer.value.value.strip()


def _spoken_and_met(record: Record, language: Language) -> str:
    met = dated(_LAST, record.in_order[-1].date)(language)
    return f"{language.language_name(language_of(record))} · {met}"


def _read(record: str, desk: Desk) -> Known:
    return desk.record(record), desk.site(), desk.today()


def _acted(record: str, act: Callable[[Desk], object], desk: Desk) -> Known:
    act(desk)
    return _read(record, desk)


def _take_back(record: str, consent: str, desk: Desk) -> Known:
    note_at_desk(desk, record, lambda sitting: sitting.withdraw(consent))
    return _read(record, desk)


def _narrow(record: str, consent: str, categories: frozenset[Category], desk: Desk) -> Known:
    note_at_desk(desk, record, lambda sitting: sitting.narrow(consent, categories=categories))
    return _read(record, desk)


def _erase_conversation(record: str, conversation: str, desk: Desk) -> Known | None:
    only = len(desk.record(record).conversations) == 1
    if only:
        desk.erase_record(record)
        return None
    desk.erase_conversation(conversation)
    return _read(record, desk)


def _erase_record(record: str, desk: Desk) -> None:
    desk.erase_record(record)
