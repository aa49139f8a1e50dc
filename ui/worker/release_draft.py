"""A release that was begun and is not decided yet, as a draft: with whom, who was here, and what was ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtWidgets import QCheckBox, QWidget

from intake_app.conversation.consents import Category, Explained, Given, WithheldReason
from intake_app.conversation.record import Interpreter, Kind
from intake_app.directory.matching import Match
from intake_app.drafts import Draft
from intake_app.languages.words import msg
from intake_app.sitting import recipient_of
from ui.shell.context import Context
from ui.shell.kept_drafts import KeptDraft
from ui.widgets.half_characters import text_of
from ui.widgets.words import button, label, row
from ui.worker.dated import dated
from ui.worker.page import section
from ui.worker.person_referrals import recipient_words
from ui.worker.presence import Present
from ui.worker.release import Release
from ui.worker.release_how import HowGiven, Until
from ui.worker.release_parts import CategoryTick

_BEGUN: Final = msg("A release was begun here on {date}, and not decided")
_AS_IT_WAS: Final = msg(
    "Everything that was ticked and typed is still there. What was read aloud counts on the same day."
)


def begun_card(
    context: Context, draft: Draft, match: Match, *, go_on: Callable[[], object], anew: Callable[[], object]
) -> QWidget:
    """Offers to go on with a draft, or to begin anew."""
    frame, column = section(context, dated(_BEGUN, draft.day), aside=_AS_IT_WAS)
    column.addWidget(label(context, recipient_words(recipient_of(match.service)), "lead"))
    on = button(context, msg("Go on with it"), go_on, kind="primary")
    column.addLayout(row(context, on, button(context, msg("Begin anew"), anew)))
    return frame


def drafted(context: Context, release: Release, match: Match, present: Present, *, record: str, name: str) -> KeptDraft:
    """Lets what stands in a release outlive a lock, under this name; what nobody has touched is not worth it."""
    untouched = typed_in(release)

    def typed() -> Mapping[str, Any] | None:
        now = typed_in(release)
        begun = {"service": list(match.service.key), "present": _written(present), **now}
        return None if now == untouched else begun

    return KeptDraft(context, release, name, record=record, typed=typed)


def name_of_draft(record: str, need: str, referral: str | None) -> str:
    """What the draft of a release for a need is called."""
    return f"release:{record}:{need}:{referral or ''}"


def typed_in(release: Release) -> Mapping[str, Any]:
    """What was ticked and typed, without the signature, which belongs to what was read when it was given."""
    how, categories = release.how, release.categories
    return {
        "also": [code for code, tick in release.also.items() if tick.ticked],
        "told": {
            category.value: {"sure": tick.sure.ticked, "withheld": list(tick.withheld)}
            for category, tick in categories.ticks.items()
            if tick.tick.ticked
        },
        "why": (categories.reason.value() or WithheldReason.NOT_SAID).value,
        "read": sorted(code.value for code in release.explained.ticked),
        "days": how.until.days.value(),
        "day": how.until.day.value(),
        "given": how.way.value,
        "witness": text_of(how.witness),
        "boxes": [box.isChecked() for box in _boxes(how)],
    }


def show_typed(release: Release, draft: Draft, today: date) -> None:
    """Put a draft back into a release. What was read aloud counts on the same day only; what is gone is left out."""
    typed, how, ticks = draft.typed, release.how, release.categories.ticks
    for code in set(typed["also"]) & set(release.also):
        release.also[code].set_ticked(True)
    _show_until(how.until, typed)
    how.given.choose(Given(typed["given"]) if Given(typed["given"]) in how.given.buttons else how.way)
    how.witness.setText(typed["witness"])
    for box, ticked in zip(_boxes(how), typed["boxes"], strict=False):
        box.setChecked(ticked)
    for name, kept in typed["told"].items():
        _show_told(ticks[Category(name)], kept)
    release.categories.reason.choose(WithheldReason(typed["why"]))
    for code in typed["read"] if draft.day == today else ():
        release.explained.ticks[Explained(code)].set_ticked(True)


def _show_until(until: Until, typed: Mapping[str, Any]) -> None:
    if typed["days"] in until.days.buttons:
        until.days.choose(typed["days"])
    if typed["day"]:
        until.day.show_value(typed["day"])
    until.changed.emit()


def _show_told(tick: CategoryTick, kept: Mapping[str, Any]) -> None:
    held = set(tick.withheld)
    tick.tick.set_ticked(True)
    tick.sure.set_ticked(kept["sure"])
    for item in held & set(kept["withheld"]):
        tick.keep_back(item)


def _boxes(how: HowGiven) -> tuple[QCheckBox, ...]:
    return how.on_paper, how.apart, how.read_aloud


def match_of(draft: Draft, matches: tuple[Match, ...]) -> Match | None:
    """The service that the draft is for, if it is still among those that help."""
    return next((match for match in matches if list(match.service.key) == draft.typed["service"]), None)


def present_of(draft: Draft) -> Present:
    """Who was here."""
    kind, language, interpreter = draft.typed["present"]
    return Present(Kind(kind), language, Interpreter(*interpreter) if interpreter else None)


def _written(present: Present) -> list[Any]:
    helper = present.interpreter
    return [present.kind.value, present.language, [helper.code, helper.language, helper.mode] if helper else None]
