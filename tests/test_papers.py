"""Everything for one person at once, and the letters about what was taken back: whole files, never over another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest

from intake_app.conversation.answers import State, Text
from intake_app.conversation.consents import Category, Given
from intake_app.conversation.recalls import How
from intake_app.conversation.record import Interpreter
from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language
from intake_app.packets.naming import Copy
from intake_app.papers import Wanted, recalls_of, tell_recalled, write_letters, write_set
from intake_app.problems import BadInput
from intake_app.sitting import recipient_of
from tests.conftest import TODAY

NEEDS = ("health.urgent", "home.tonight", "law.advice")


@pytest.fixture
def person(desk: Desk) -> str:
    """Somebody with three referrals, the last without a release."""
    sitting = desk.begin("ar", interpreter=Interpreter("I-7", "ar", "in_person"))
    with sitting.held():
        sitting.answer("consent_record", State.ANSWERED, "yes")
        sitting.answer("call_name", State.ANSWERED, Text("Sample Reed", "ar"))
        for code in NEEDS:
            to = recipient_of(desk.match(code)[0].service)
            if code != NEEDS[-1]:
                sitting.consent(
                    recipient=to, purpose=(code,), categories=(Category.NEEDS, Category.IDENTITY),
                    until=TODAY + timedelta(days=30), given=Given.WRITTEN,
                )  # fmt: skip
            sitting.refer(recipient=to, needs=(code,))
        sitting.stop()
    return sitting.record.id


def references(desk: Desk, person: str) -> list[str]:
    return [view.referral.reference for view in desk.record(person).referrals(TODAY)]


def given(desk: Desk, person: str) -> list[tuple[str, str]]:
    return [(p.copy, p.language) for c in desk.record(person).in_order for p in c.packets]


def names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_whole_set_is_files_by_reference_and_what_has_no_release_is_told(
    desk: Desk, person: str, tmp_path: Path
) -> None:
    one, two, none = references(desk, person)
    outcome = write_set(desk, person, tmp_path / "out", Wanted("fr"))
    expected = {f"{ref}-{word}.pdf" for ref in (one, two) for word in ("recipient", "form")} | {"copy.pdf", "card.pdf"}
    assert set(names_in(tmp_path / "out")) == set(outcome.files) == expected
    assert [each.name for each in outcome.unwritten] == [f"{none}-recipient.pdf"]
    assert given(desk, person) == [("recipient", "fr"), ("consent", "fr")] * 2
    assert desk.check().ok


def test_nothing_is_written_over_and_the_rest_goes_on(desk: Desk, person: str, tmp_path: Path) -> None:
    one = references(desk, person)[0]
    (tmp_path / f"{one}-recipient.pdf").write_bytes(b"mine")
    outcome = write_set(desk, person, tmp_path, Wanted())
    assert f"{one}-recipient.pdf" in [each.name for each in outcome.unwritten]
    assert (tmp_path / f"{one}-recipient.pdf").read_bytes() == b"mine"
    assert len(outcome.files) == 5
    assert [copy for copy, _ in given(desk, person)].count("recipient") == 1, "what was not written was not given"


def test_it_stops_between_two_papers_and_tells_how_far_it_is(desk: Desk, person: str, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def goes_on(done: int, of: int) -> bool:
        seen.append((done, of))
        return done < 2

    outcome = write_set(desk, person, tmp_path / "out", Wanted(), goes_on=goes_on)
    assert (len(outcome.files), outcome.stopped) == (2, True)
    assert seen == [(0, 7), (1, 7), (2, 7)]
    assert len(given(desk, person)) == 2
    assert not any(name.endswith(".new") for name in names_in(tmp_path / "out"))


def test_only_what_was_read_is_written_and_only_as_it_was_read(desk: Desk, person: str, tmp_path: Path) -> None:
    first, second = [view.referral for view in desk.record(person).referrals(TODAY)][:2]
    read = {
        each.id: desk.preview(desk.record(person), each.id, language=load_language("en")) for each in (first, second)
    }
    later = desk.begin("ar", record=person)
    later.narrow(desk.record(person).consents()[1].id, categories=(Category.IDENTITY,))
    outcome = write_set(desk, person, tmp_path / "all", Wanted(), read=read)
    assert [each.name for each in outcome.unwritten] == [f"{second.reference}-recipient.pdf"]
    fewer = write_set(desk, person, tmp_path / "one", Wanted(), read={first.id: read[first.id]})
    assert f"{second.reference}-recipient.pdf" not in (*fewer.files, *(each.name for each in fewer.unwritten))


def test_a_passphrase_seals_every_paper_of_a_set(desk: Desk, person: str, tmp_path: Path) -> None:
    write_set(desk, person, tmp_path / "out", Wanted(passphrase="seven stones"))
    for file in (tmp_path / "out").iterdir():
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(file)
        with pikepdf.open(file, password="seven stones") as document:
            assert document.encryption.R == 6


@pytest.mark.parametrize("place", ["a-file", "no/such/folder"])
def test_a_place_that_is_no_folder_is_refused(desk: Desk, person: str, tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").write_text("mine")
    with pytest.raises(BadInput):
        write_set(desk, person, tmp_path / place, Wanted())
    assert given(desk, person) == []


def test_letters_go_to_those_still_to_be_told_in_the_language_of_the_packet(
    desk: Desk, person: str, tmp_path: Path, told_in: Callable[[Path], str]
) -> None:
    views = desk.record(person).referrals(TODAY)[:2]
    sitting = desk.begin("ar", record=person)
    for view, language in zip(views, ("fr", "es"), strict=True):
        desk.note_packet(sitting, view.referral.id, copy=Copy.RECIPIENT, language=language)
    consents = [each.id for each in desk.record(person).consents()]
    assert write_letters(desk, person, tmp_path / "none", Wanted()).files == ()
    for consent in consents:
        sitting.withdraw(consent)
    sitting.stop()
    first = views[0].referral
    assert [each.referral.id for each in recalls_of(desk.record(person), consents[0])] == [first.id]
    one = write_letters(desk, person, tmp_path / "one", Wanted(), consent=consents[0])
    assert one.files == (f"{first.reference}-letter.pdf",)
    assert told_in(tmp_path / "one" / one.files[0]) == "fr"
    tell_recalled(desk, person, first.id, How.PHONE)
    rest = write_letters(desk, person, tmp_path / "rest", Wanted("en"), always=True)
    assert rest.files == (f"{views[1].referral.reference}-letter.pdf",)
    assert told_in(tmp_path / "rest" / rest.files[0]) == "en"
    with pytest.raises(BadInput):
        tell_recalled(desk, person, "nobody's", How.PHONE)
    with pytest.raises(BadInput):
        recalls_of(desk.record(person), "nobody's")


@pytest.fixture
def told_in() -> Callable[[Path], str]:
    """The language that a PDF says it is in."""

    def look(file: Path) -> str:
        with pikepdf.open(file) as document:
            return str(document.Root.Lang)

    return look
