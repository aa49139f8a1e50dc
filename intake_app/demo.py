"""Invented people in a vault, for trying, teaching and benchmarks: plainly invented, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from importlib.resources import as_file, files
from random import Random

from intake_app.conversation.answers import LanguageChoice, State, Text, Value
from intake_app.conversation.consents import Category, Given
from intake_app.conversation.record import Interpreter
from intake_app.conversation.referrals import Priority
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
_CHOOSABLE = tuple(n.code for n in NEEDS if n.offered is Offered.FIRST and n.tile)


def fill(desk: Desk, *, records: int, seed: int) -> Iterator[int]:
    """Put ``records`` invented people into the vault; yields how many there are so far, for progress."""
    desk.set_site(Site(organization="Example Outreach", name="S-1", worker="W-1", office_phone="+44 20 7946 0123"))
    with as_file(files("intake_app") / "examples" / "directory") as folder:
        desk.import_directory(folder)
    services = desk.services()
    rng = Random(seed)  # noqa: S311 - invented people, not a secret
    for number in range(1, records + 1):
        _person(desk, rng, number, services)
        yield number


def _person(desk: Desk, rng: Random, number: int, services: tuple[Service, ...]) -> None:
    language = rng.choice(tuple(_NAMES))
    day = desk.today() - timedelta(days=rng.randrange(90))
    helper = None if language == "en" else Interpreter(f"I-{rng.randrange(1, 9)}", language, "in_person")
    sitting = desk.begin(language, interpreter=helper, day=day)
    for question, value in _answers(rng, language, number):
        sitting.answer(question, State.ANSWERED, value)
    sitting.answer("safe_now", State.PREFER_NOT_TO_SAY)
    wanted = tuple(rng.sample(_CHOOSABLE, rng.randrange(1, 6)))
    order = tuple((code,) for code in wanted)
    sitting.order(Choosing(wanted, tuple(c for c in ("learn.language",) if c not in wanted), order))
    sitting.answer("consent_record", State.ANSWERED, "yes")
    _refer(desk, rng, sitting, wanted, services)
    sitting.stop()


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
