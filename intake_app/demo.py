"""Invented people in a vault, for trying, teaching and benchmarks: plainly invented, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from importlib.resources import as_file, files
from random import Random

from intake_app.conversation.answers import LanguageChoice, State, Text, Value
from intake_app.conversation.consents import Category, Given
from intake_app.conversation.record import Interpreter, Kind
from intake_app.conversation.referrals import Priority, Stage
from intake_app.desk import Desk
from intake_app.directory.entries import Service
from intake_app.needs.catalogue import NEEDS
from intake_app.needs.choosing import Choosing
from intake_app.needs.model import Offered
from intake_app.site import Site
from intake_app.sitting import Sitting, recipient_of

_NAMES = {
    "en": ("Sample", ("River", "Stone", "Lamp", "Meadow", "Harbour", "Willow")),
    "es": ("Ejemplo", ("Río", "Piedra", "Lámpara", "Pradera", "Puerto", "Sauce")),
    "fr": ("Exemple", ("Rivière", "Pierre", "Lampe", "Prairie", "Port", "Saule")),
    "ar": ("مثال", ("نهر", "حجر", "مصباح", "مرج", "ميناء", "صفصاف")),
    "my": ("နမူနာ", ("မြစ်", "ကျောက်", "မီးအိမ်", "မြက်ခင်း", "ဆိပ်ကမ်း", "သစ်ပင်")),
}
_WORDS = {
    "en": "These are invented words, for practice.",
    "es": "Estas palabras son inventadas, para practicar.",
    "fr": "Ces mots sont inventés, pour s’exercer.",
    "ar": "هذه كلمات مُختلَقة للتدريب.",
    "my": "ဤစကားများသည် လေ့ကျင့်ရန် စိတ်ကူးဖြင့် ရေးထားခြင်းဖြစ်သည်။",
}
_OFTEN = {"home.tonight": 0.6, "health.urgent": 0.5, "law.advice": 0.4, "mind.counselling": 0.3, "money.now": 0.25}
"""How often people want what many want, beside what they alone do."""
_CHOOSABLE = tuple(n.code for n in NEEDS if n.offered is Offered.FIRST and n.tile)


_BECAME = (Stage.ACCEPTED, Stage.ACCEPTED, Stage.WAITLISTED, Stage.DECLINED, Stage.IN_SERVICE)


def fill(desk: Desk, *, records: int, seed: int) -> Iterator[int]:
    """Put ``records`` invented people into the vault; yields how many there are so far, for progress."""
    desk.set_site(Site(organization="Example Outreach", name="S-1", worker="W-1", office_phone="+44 20 7946 0123"))
    with as_file(files("intake_app") / "examples" / "directory") as folder:
        desk.import_directory(folder)
    services = desk.services()
    rng = Random(seed)  # noqa: S311 - invented people, not a secret
    for number in range(1, records + 1):
        _person(desk, rng, Random(f"{seed} {number}"), number, services)  # noqa: S311 - as above
        yield number


def _person(desk: Desk, rng: Random, own: Random, number: int, services: tuple[Service, ...]) -> None:
    """``own`` decides what was added later, so that a seed still makes the people that it made before."""
    language = rng.choice(tuple(_NAMES))
    earlier = own.choice((0, 0, 90, 180))
    day = desk.today() - timedelta(days=rng.randrange(90) + earlier)
    helper = None if language == "en" else Interpreter(f"I-{rng.randrange(1, 9)}", language, "in_person")
    sitting = desk.begin(language, interpreter=helper, day=day)
    for question, value in _answers(rng, language, number):
        sitting.answer(question, State.ANSWERED, value)
    sitting.answer("safe_now", State.PREFER_NOT_TO_SAY)
    wanted = tuple(rng.sample(_CHOOSABLE, rng.randrange(1, 6)))
    often = tuple(code for code, share in _OFTEN.items() if own.random() < share and code not in wanted)
    order = (*often, *wanted)
    later = tuple(c for c in ("learn.language",) if c not in order)
    sitting.order(Choosing(order, later, tuple((code,) for code in order)))
    sitting.answer("statistics_ok", State.ANSWERED, "yes" if own.random() < 0.8 else "no")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    _refer(desk, rng, sitting, wanted, services)
    sitting.stop()
    if earlier:
        _follow(desk, own, sitting)
    if own.random() < 0.5:
        desk.add_feedback(*own.choices(("good", "good", "middle", "bad"), k=3))


def _follow(desk: Desk, own: Random, sitting: Sitting) -> None:
    """What became of an older referral, as the desk noted it."""
    if not sitting.conversation.referrals:
        return
    referral, said = sitting.conversation.referrals[0].id, sitting.conversation
    for days, stage in ((1, Stage.SENT), (own.randrange(2, 40), own.choice(_BECAME))):
        noted = desk.begin(said.language, record=said.record, kind=Kind.DESK, day=said.date + timedelta(days=days))
        reason = "no_capacity" if stage in (Stage.DECLINED, Stage.WAITLISTED) else ""
        with noted.held():
            noted.step(referral, stage, by="recipient" if stage is not Stage.SENT else noted.conversation.worker,
                       reason=reason)  # fmt: skip
            noted.stop()


def _answers(rng: Random, language: str, number: int) -> Iterator[tuple[str, Value]]:
    sample, words = _NAMES[language]
    yield "call_name", Text(f"{sample} {rng.choice(words)} {number}", language)
    yield "spoken_language", LanguageChoice(language)
    yield "own_words", Text(_WORDS[language], language, Text(_WORDS["en"], "en"), interpreted=language != "en")
    yield "contact_ok", rng.choice(("no_i_will_contact_you", "yes"))
    yield "contact_voicemail", "never"
    yield "worker_gender", rng.choice(("woman", "man", "no_preference"))


def _refer(desk: Desk, rng: Random, sitting: Sitting, wanted: tuple[str, ...], services: tuple[Service, ...]) -> None:
    """A release and a referral for the first need that somebody serves; every third person has none yet."""
    need = next((code for code in wanted if any(code in s.needs for s in services)), None)
    if need is None or rng.random() < 1 / 3:
        return
    recipient = recipient_of(rng.choice([s for s in services if need in s.needs]))
    sitting.consent(
        recipient=recipient,
        purpose=(need,),
        categories=(Category.NEEDS, Category.ACCESS, Category.IDENTITY),
        until=desk.today() + timedelta(days=rng.randrange(5, 30)),
        given=Given.WRITTEN,
    )
    sitting.refer(recipient=recipient, needs=(need,), priority=rng.choice(tuple(Priority)))
