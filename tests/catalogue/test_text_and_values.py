"""Bad text in, good text kept: T20 to T29 of the catalogue of faults, with the real store, desk and paper."""

from __future__ import annotations

import contextlib
import json
import os
import time
import unicodedata
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.cli import main
from intake_app.conversation.answers import State, Text
from intake_app.conversation.needs_order import Ordering
from intake_app.directory.entries import Organization, Service, Status
from intake_app.forms.answering import LONGEST_ANSWER, read_answer
from intake_app.forms.intake import INTAKE
from intake_app.languages.catalogs import load_language
from intake_app.languages.kept_text import kept_text
from intake_app.languages.language import isolated
from intake_app.packets.packet import make_packet
from intake_app.problems import BadInput, CharacterWithoutGlyph, PacketBlocked
from intake_app.readers.hsds import read_directory
from intake_app.readers.json_file import load_json
from intake_app.readers.site_file import read_site
from intake_app.reports.record_view import record_view
from intake_app.site import Site
from intake_app.store.refusals import TooLong
from tests.catalogue.conftest import Spoken, paper_of
from tests.conftest import PASSPHRASE, TODAY
from tests.packets.conftest import ANSWERS, SITE, Person

Kept = Callable[[str], str]
ENGLISH = load_language("en")
ISOLATES, TURNS = "\u2066\u2067\u2068\u2069", "\u202a\u202b\u202c\u202d\u202e"
GONE = "".join(map(chr, [*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)])) + TURNS
ENDS = "\r\x0b\x0c\x85\u2028\u2029"
hostile = st.text(st.one_of(st.characters(), st.sampled_from(GONE + ENDS + ISOLATES + "\ud800\udfff\n\t")))
harmless = st.text(st.characters(exclude_characters=GONE + ENDS + ISOLATES, exclude_categories=("Cs",)))


@given(hostile)
def test_whatever_is_said_is_kept_without_what_nobody_sees(text: str) -> None:
    """T20, T21, T22."""
    clean = kept_text(text)
    clean.encode()
    assert not set(clean) & set(GONE + ENDS)
    assert kept_text(clean) == clean
    for line in clean.split("\n"):
        depth = [0]
        for char in line:
            depth.append(depth[-1] + (char in ISOLATES[:3]) - (char == ISOLATES[3]))
        assert min(depth) == 0
        assert depth[-1] == 0


@given(harmless)
def test_every_letter_mark_and_joiner_is_kept_as_it_came(text: str) -> None:
    """T23, T24: only the named controls are touched."""
    assert kept_text(text) == text


@given(hostile)
def test_no_text_reaches_out_of_its_place_in_a_sentence(text: str) -> None:
    """T22: the isolate around a value ends where the value ends."""
    depth = 0
    for before, after in pairwise(isolated(kept_text(text)) + " "):
        depth += (before in ISOLATES[:3]) - (before == ISOLATES[3])
        assert depth > 0 or after == " "


@pytest.mark.parametrize("text", ["Sal\ud800ma", "\udfff", "x\udc80"])
def test_half_a_character_becomes_a_sign_and_saving_never_fails(spoken: Spoken, text: str) -> None:
    """T20, as from a window."""
    record = spoken.say(own_words=text, call_name=text)
    json.dumps(record_view(record, TODAY), ensure_ascii=False).encode()
    assert "\ufffd" in str(record_view(record, TODAY))
    assert paper_of(own_words=text, call_name=text).startswith(b"%PDF")
    assert spoken.desk.check().ok


def test_half_a_character_in_a_file_and_in_its_name_is_told_and_kept_as_a_sign(
    vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """T20, as from JSON and from a disk."""
    monkeypatch.setenv("CAIRN_PASSPHRASE", PASSPHRASE)
    file = tmp_path / os.fsdecode(b"odd\xff.json")
    file.write_text('{"answers": {"call_name": "Sal\\ud800ma"}}')
    assert main(["intake", str(vault), "--answers", str(file)]) == 0
    assert main(["records", str(vault), "--json"]) == 0
    assert "Sal\ufffdma" in capsys.readouterr().out
    sound = vault / "sounds" / "en" / os.fsdecode(b"odd\xff.wav")
    sound.parent.mkdir(parents=True)
    sound.touch()
    for form in ([], ["--json"]):
        assert main(["sounds", str(vault), *form]) in (0, 2)


@pytest.mark.parametrize("control", ["\0", "\x07", "\x1b", "\x7f", "\x9f", "\u202e", "\u2069", "\u200b", "\ufeff"])
def test_a_name_with_an_unseen_character_is_found_by_its_letters(spoken: Spoken, control: str) -> None:
    """T21."""
    spoken.say(call_name=f"Sal{control}ma")
    for search in ("Salma", f"S{control}alma"):
        assert len(spoken.desk.people(search).people) == 1


@pytest.mark.parametrize("end", ["\r\n", *ENDS])
def test_every_end_of_a_line_is_one_and_the_name_is_found(spoken: Spoken, end: str) -> None:
    """T21."""
    record = spoken.say(call_name=f"Salma{end}Idris")
    value = record.answers_in_force()["call_name"].value
    assert isinstance(value, Text)
    assert value.value == "Salma\nIdris"
    assert len(spoken.desk.people("salma idris").people) == 1


def test_a_name_cannot_turn_its_neighbours_round(spoken: Spoken) -> None:
    """T22: neither a person's in the list, nor a service's, nor one in a sentence."""
    spoken.say(call_name="\u202eevil\u2069\u202d Amina\u2066")
    (person,) = spoken.desk.people().people
    assert person.name == "evil Amina"
    named = Service("1", "s", "\u202eHouse\u2067", Organization("o", "\u2069Org"), status=Status.ACTIVE)
    spoken.desk.store.replace_directory("s", [named])
    (service,) = spoken.desk.store.services("s")
    assert (service.name, service.organization.name) == ("House", "Org")


@pytest.mark.parametrize("text", ["می‌خواهم", "क्‍ष", "नेपाल्‌मा", "\u200fالسلام (Ana) \u2068x\u2069", "\u061c٣"])
def test_what_a_script_needs_stays(kept: Kept, text: str) -> None:
    """T22, T23: joiners, marks of direction, and isolates with their partner."""
    assert kept(text) == text


def test_a_name_of_two_alike_scripts_is_warned_of(tmp_path: Path) -> None:
    """T23: *Example* whose a is Cyrillic; a name in one script, or in two words, is none."""
    (tmp_path / "organizations.csv").write_text("id,name\no1,Ex\u0430mple House\no2,Дом Example\n", "utf-8")
    (tmp_path / "services.csv").write_text(
        "id,organization_id,name,status\ns1,o1,Talk,active\ns2,o2,\u0421afe beds,active\ns3,o2,Кров,active\n", "utf-8"
    )
    odd = [each for each in read_directory(tmp_path).warnings if each.code == "two_scripts"]
    assert [(each.file, each.row) for each in odd] == [("organizations.csv", 2), ("services.csv", 3)]


ODD = {
    "skin tones and joiners": "👩🏽‍⚕️👨‍👩‍👧‍👦🏴\U000e0067\U000e0062\U000e007f",
    "five thousand marks": "a" + "\u0301" * 5000,
    "noncharacters": "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff",
    "private use": "\ue000\uf8ff\U000f0000\U00100000",
    "high planes": "𐐷𝒳𠀀🜁",
    "not composed": "e\u0301 \u1100\u1161 ﬁ Å",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_characters_are_kept_identical_and_hold_nothing_up(spoken: Spoken, kept: Kept, text: str) -> None:
    """T24: paper is drawn, or stopped by name where no letter is there, in a second or two on an idle machine."""
    assert kept(text) == text
    spoken.say(call_name=text)
    start = time.process_time()
    with contextlib.suppress(CharacterWithoutGlyph):
        paper_of(own_words=text, call_name=text)
    assert time.process_time() - start < 4


@pytest.mark.parametrize("length", [1, 32_767, 32_768, 100_001, LONGEST_ANSWER])
def test_a_text_up_to_the_limit_is_kept_whole(kept: Kept, length: int) -> None:
    """T25."""
    text = ("слово " * (length // 6 + 1))[: length - 1] + "."
    assert kept(text) == text


@pytest.mark.parametrize("length", [LONGEST_ANSWER + 1, 20_000_000])
def test_a_text_above_the_limit_is_refused_whole_and_holds_nothing_else_up(spoken: Spoken, length: int) -> None:
    """T25: nothing is cut, what was said before stands, and what is said after is saved."""
    spoken.say(own_words="before")
    with pytest.raises(TooLong):
        spoken.say(own_words="x" * length)
    record = spoken.say(call_name="after")
    assert spoken.sitting.saved
    assert {name: str(a.value.value) for name, a in record.answers_in_force().items() if isinstance(a.value, Text)} == {
        "own_words": "before",
        "call_name": "after",
    }


@pytest.mark.slow
def test_a_conversation_beyond_what_the_vault_takes_keeps_what_it_had(spoken: Spoken) -> None:
    """T25: many texts, each within the limit, are refused at the one that is too much, and the next is saved."""
    long = "\U0001f4d6" * LONGEST_ANSWER
    names = [q.name for q in INTAKE.questions if q.kind == "text"]
    with pytest.raises(TooLong):
        spoken.say(**dict.fromkeys(names, long))
    record = spoken.say(call_name="after")
    assert spoken.sitting.saved
    assert 1 <= sum(a.value == Text(long, "en") for a in record.answers_in_force().values()) <= 4


def test_a_file_with_a_text_above_the_limit_is_refused_by_the_question(tmp_path: Path) -> None:
    """T25, as from a file; above twenty million bytes it is not even read."""
    question = INTAKE.question("own_words")
    assert question is not None
    with pytest.raises(BadInput) as refused:
        read_answer(question, "x" * (LONGEST_ANSWER + 1), "en")
    assert refused.value.what.args == {"question": "own_words"}
    huge = tmp_path / "huge.json"
    huge.write_text('"' + "x" * 20_000_001 + '"')
    with pytest.raises(BadInput, match="larger"):
        load_json(huge)


SYNTAX = [
    "'; DROP TABLE conversations; --",
    '" OR 1=1',
    "%",
    "_",
    "100%_",
    "*",
    "{0.__class__}",
    "{name}",
    "{{x}}",
    "%s %n %(x)s",
    "${jndi:ldap://x}",
    "{{7*7}}",
    "<%= x %>",
    "- a: &b !!python/object",
    '{"a": [1}',
    "\\n\\u0000",
    "$(rm -rf x)",
    "`id`",
    "<b>x</b>",
    "=1+1",
    "A'B",
    "\\",
]


@pytest.mark.parametrize("text", SYNTAX)
def test_another_language_s_syntax_is_only_words(spoken: Spoken, kept: Kept, text: str) -> None:
    """T26: kept, found and told literally."""
    assert kept(text) == text
    spoken.say(call_name=text)
    assert [p.name for p in spoken.desk.people(text).people] == [text]
    spoken.desk.set_site(Site(organization=text, limits={"en": text}))
    assert spoken.desk.site().organization == text


def test_a_sign_of_searching_finds_only_itself(spoken: Spoken) -> None:
    """T26."""
    spoken.say(call_name="Salma")
    for wild in ("%", "_", "S_lma", "*", "?", "S*", "^S"):
        assert spoken.desk.people(wild).people == ()


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("٣١", "31"),
        ("३१", "31"),
        ("၃၁", "31"),
        (31, "31"),
        (0, "0"),
        (130, "130"),
        ("007", "007"),
        *(
            (raw, None)
            for raw in (
                -1,
                "-1",
                "-0",
                -0.0,
                10**9,
                "1000000000",
                1e400,
                float("nan"),
                "NaN",
                "inf",
                "1e400",
                "31,5",
                "31.5",
                31.5,
                "3 1",
                "0x1f",
                "１e2",
                "½",
                "㉛",
                "三十一",
                True,
            )
        ),
    ],
)
def test_an_age_is_that_number_or_none(raw: object, value: str | None) -> None:
    """T27: never another number."""
    question = INTAKE.question("birth")
    assert question is not None
    if value is None:
        with pytest.raises(BadInput):
            read_answer(question, raw, "en")
    else:
        assert read_answer(question, raw, "en") == (State.ANSWERED, value)


@pytest.mark.parametrize("days", ["1e400", "-0", "0", "30.0", '"30"', '"٣٠"', "true", "1e1", "NaN", "9" * 5000])
def test_days_that_are_no_whole_number_are_refused(tmp_path: Path, days: str) -> None:
    """T27, T48."""
    file = tmp_path / "site.json"
    file.write_text(f'{{"release_days": {days}}}')
    with pytest.raises(BadInput):
        read_site(file, Site())


DATES = [
    "2024-02-29",
    "0001",
    "0001-01-01",
    "9999-12-31",
    "9999",
    "1985",
    "1985-04",
    "198X",
    "1985~",
    "XXXX-12-XX",
    "17",
    "1990-03-21/1991-03-20",
]


@pytest.fixture
def elsewhere() -> Iterator[Callable[[str], None]]:
    """Moves the machine into another time zone, and back."""
    if not hasattr(time, "tzset"):
        pytest.skip("the system's time zone cannot be moved")
    before = os.environ.get("TZ")

    def move(zone: str | None) -> None:
        if zone is None:
            os.environ.pop("TZ", None)
        else:
            os.environ["TZ"] = zone
        time.tzset()

    yield move
    move(before)


@pytest.mark.parametrize("birth", DATES)
def test_a_date_as_far_as_it_is_known_stays_as_it_was_said(spoken: Spoken, birth: str) -> None:
    """T28: in the vault, in the view and on paper, in the calendars of five languages."""
    question = INTAKE.question("birth")
    assert question is not None
    state, value = read_answer(question, birth, "en")
    assert (state, value) == (State.ANSWERED, birth)
    record = spoken.say(birth=birth)
    assert record.answers_in_force()["birth"].value == birth
    person = Person(answers={**ANSWERS, "birth": birth}).record()
    for tag in ("ar", "fa", "am", "ne", "th"):
        with contextlib.suppress(PacketBlocked):  # somebody who may be under 18
            make_packet(person, "f1", language=load_language(tag), site=SITE, today=TODAY)


@pytest.mark.parametrize(
    "text", ["2023-02-29", "1900-02-29", "2026-13-01", "0000-01-01", "10000-01-01", "-0001", "0000"]
)
def test_a_day_that_never_was_is_refused(text: str) -> None:
    """T28."""
    question = INTAKE.question("birth")
    assert question is not None
    with pytest.raises(BadInput):
        read_answer(question, text, "en")


def test_no_day_and_no_hour_moves_with_the_time_zone(spoken: Spoken, elsewhere: Callable[[str], None]) -> None:
    """T28: written on one side of the date line, at an hour that summer time skips, and read on the other."""
    elsewhere("Pacific/Kiritimati")
    said = spoken.say(birth="2026-03-08", contact_checked="2026-03-29", leave_by="02:30")
    day = spoken.sitting.conversation.date
    elsewhere("Pacific/Pago_Pago")
    again = spoken.desk.record(said.id)
    assert again == said
    assert again.conversations[0].date == day == TODAY
    assert {n: a.value for n, a in again.answers_in_force().items() if n != "consent_record"} == {
        "birth": "2026-03-08",
        "contact_checked": "2026-03-29",
        "leave_by": "02:30",
    }


@pytest.mark.parametrize(
    ("calendar", "typed", "kept_as"),
    [
        ("persian", "1399-12-30", "2021-03-20"),
        ("ethiopic", "2011-13-06", "2019-09-11"),
        ("hijri", "1445-09-01", "2024-03-11"),
        ("nepali", "2080-01-01", "2023-04-14"),
        ("buddhist", "2567-02-29", "2024-02-29"),
    ],
)
def test_a_leap_day_of_another_calendar_is_that_day(calendar: str, typed: str, kept_as: str) -> None:
    """T28."""
    question = INTAKE.question("birth")
    assert question is not None
    assert read_answer(question, {"calendar": calendar, "value": typed}, "en") == (State.ANSWERED, kept_as)


def test_ten_thousand_services_are_kept_found_and_matched(spoken: Spoken) -> None:
    """T29."""
    many = [
        Service(str(n), "big", f"Service {n}", Organization("o", "Casa"), status=Status.ACTIVE, needs=("home.tonight",))
        for n in range(10_000)
    ]
    start = time.process_time()
    assert spoken.desk.store.replace_directory("big", many) == 10_000
    assert [s.id for s in spoken.desk.store.search_services("service 9999")] == ["9999"]
    assert len([m for m in spoken.desk.match("home.tonight") if m.service.source == "big"]) == 10_000
    assert time.process_time() - start < 30


def test_ten_thousand_places_in_an_order_and_five_hundred_answers_are_saved(spoken: Spoken) -> None:
    """T29: what no window makes and a file could."""
    sitting = spoken.sitting
    with sitting.held():
        for n in range(500):
            sitting.answer(f"question_{n}", State.ANSWERED, Text(f"answer {n}", "en"))
    long = Ordering("o", tuple((f"need.{n}",) for n in range(10_000)), (), False, ())
    spoken.desk.store.save(sitting.conversation.with_ordering(long))
    record = spoken.desk.record(sitting.record.id)
    assert len(record.answers_in_force()) == 501
    order = record.order_in_force()
    assert order is not None
    assert order.yes == long.yes


def test_a_text_is_kept_by_its_characters_and_not_by_their_composition(spoken: Spoken) -> None:
    """T24: kept as typed, found either way."""
    apart = unicodedata.normalize("NFD", "Nguyễn")
    spoken.say(call_name=apart)
    assert [p.name for p in spoken.desk.people("Nguyễn").people] == [apart]
