"""The catalogue of needs a survivor can choose from: ten tiles and their cards, in no order that means anything."""

from __future__ import annotations

from collections.abc import Iterable

from intake_app.conversation.referrals import Priority
from intake_app.languages.words import say
from intake_app.needs.model import Need, Offered, Phase, Tile

TILES: tuple[Tile, ...] = (
    Tile("safe", say("Being safe")),
    Tile("sleep", say("A place to sleep")),
    Tile("basics", say("Food, clothes, rest")),
    Tile("health", say("Health")),
    Tile("support", say("Worry and support")),
    Tile("family", say("Family and children")),
    Tile("papers", say("Papers and law")),
    Tile("money", say("Money")),
    Tile("reach", say("Phone, language, getting around")),
    Tile("work", say("Work and learning")),
)

NEEDS: tuple[Need, ...] = (
    Need("safe.now", say("Being safe right now"), "safe", Phase.IMMEDIATE),
    Need("safe.leave", say("Help to leave where I am"), "safe", Phase.IMMEDIATE),
    Need("safe.plan", say("A plan to stay safe, now and later"), "safe", Phase.IMMEDIATE),
    Need("safe.family", say("Keeping my family safe"), "safe", Phase.IMMEDIATE),
    Need("law.protection", say("Keeping someone away from me"), "safe", Phase.SHORT),
    Need("digital.safety", say("Making my phone and accounts safe"), "safe", Phase.SHORT),
    Need("home.tonight", say("A safe place to sleep tonight"), "sleep", Phase.IMMEDIATE),
    Need("home.stay", say("A place to live for longer"), "sleep", Phase.LONG),
    Need("home.move", say("Moving to another place"), "sleep", Phase.SHORT),
    Need("home.return", say("Going back to my country, if I choose"), "sleep", Phase.SHORT),
    Need("basic.food", say("Food and water"), "basics", Phase.IMMEDIATE),
    Need("basic.clothes", say("Clothes, and things to wash with"), "basics", Phase.IMMEDIATE),
    Need("basic.rest", say("Rest and quiet"), "basics", Phase.IMMEDIATE),
    Need("basic.belongings", say("Getting my things back"), "basics", Phase.SHORT),
    Need("health.urgent", say("A doctor or nurse now"), "health", Phase.IMMEDIATE),
    Need("health.check", say("A health check-up, also eyes"), "health", Phase.SHORT),
    Need("health.medicine", say("My medicines"), "health", Phase.IMMEDIATE),
    Need("health.dental", say("Teeth"), "health", Phase.SHORT),
    Need("health.sexual", say("Sexual health"), "health", Phase.SHORT),
    Need("health.pregnancy", say("Pregnancy"), "health", Phase.SHORT),
    Need("health.disability", say("Help with a disability or long illness"), "health", Phase.SHORT),
    Need("talk.now", say("Someone to talk to right now"), "support", Phase.IMMEDIATE),
    Need("mind.counselling", say("Worry, sadness, sleep"), "support", Phase.SHORT),
    Need("mind.substance", say("Help with alcohol or drugs"), "support", Phase.SHORT),
    Need("peer.support", say("Someone who was helped before"), "support", Phase.SHORT),
    Need("faith.culture", say("My faith, customs or traditional healing"), "support", Phase.SHORT),
    Need("community", say("Meeting people"), "support", Phase.LONG),
    Need("case.worker", say("One person to help me keep track of everything"), "support", Phase.IMMEDIATE),
    Need("child.care", say("Care for my children"), "family", Phase.IMMEDIATE),
    Need("child.elsewhere", say("My child who is not with me"), "family", Phase.SHORT),
    Need("family.contact", say("Getting in touch with my family"), "family", Phase.SHORT),
    Need("family.reunite", say("Being together with my family again"), "family", Phase.SHORT),
    Need("papers.identity", say("Identity papers: getting them or getting them back"), "papers", Phase.SHORT),
    Need("law.advice", say("Talking to a lawyer"), "papers", Phase.SHORT),
    Need("law.immigration", say("A lawyer about staying here"), "papers", Phase.SHORT),
    Need("law.record", say("A problem with police or court"), "papers", Phase.SHORT),
    Need("police.talk", say("Talking to the police, only if I want to"), "papers", Phase.NONE),
    Need("money.now", say("Money for now"), "money", Phase.SHORT),
    Need("law.wages", say("Pay or compensation I am owed"), "money", Phase.SHORT),
    Need("money.debt", say("Someone says I owe money"), "money", Phase.SHORT),
    Need("money.benefits", say("Help with public benefits"), "money", Phase.SHORT),
    Need("money.plan", say("Bank account and planning"), "money", Phase.LONG),
    Need("basic.phone", say("A phone, or a safe way to reach people"), "reach", Phase.IMMEDIATE),
    Need("basic.transport", say("A way to get there"), "reach", Phase.IMMEDIATE),
    Need("go.with", say("Someone to go with me"), "reach", Phase.IMMEDIATE),
    Need("work.find", say("Finding safe work"), "work", Phase.LONG),
    Need("work.training", say("Job training"), "work", Phase.LONG),
    Need("learn.language", say("Language classes"), "work", Phase.LONG),
    Need("learn.school", say("School or college"), "work", Phase.LONG),
    Need("learn.life", say("Everyday skills"), "work", Phase.LONG),
    Need("voice", say("Using my experience to help change things"), "work", Phase.LONG, Offered.LATER),
    Need("lang.interpreter", say("Someone who speaks my language"), "reach", Phase.IMMEDIATE, Offered.ALWAYS),
    Need("info.rights", say("Having my rights and choices explained"), "papers", Phase.IMMEDIATE, Offered.ALWAYS),
    Need("other", say("Something else (in my words)"), None, Phase.NONE),
    Need("unsure", say("I am not sure yet"), None, Phase.NONE),
)

POLICE = "police.talk"
SOMETHING_ELSE = "other"
NOT_SURE = "unsure"

_BY_CODE = {need.code: need for need in NEEDS}


def need(code: str) -> Need:
    """The need with this code. Raises KeyError when there is none."""
    return _BY_CODE[code]


def is_need(code: str) -> bool:
    """Whether ``code`` is in the catalogue."""
    return code in _BY_CODE


def usual_priority(codes: Iterable[str]) -> Priority:
    """By when needs are usually wanted: within a day when one of them is immediate. The worker says otherwise."""
    urgent = any(is_need(code) and need(code).phase is Phase.IMMEDIATE for code in codes)
    return Priority.DAY if urgent else Priority.TWO_WEEKS


def needs_of(tile: str) -> tuple[Need, ...]:
    """The cards that a tile opens at a first meeting."""
    return tuple(n for n in NEEDS if n.tile == tile and n.offered is Offered.FIRST)
