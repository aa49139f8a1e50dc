"""What a new version of a directory changes: grave things first, services in use named, look-alikes told."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from intake_app.directory.changes import Doubt, Use, compare, skeleton
from intake_app.directory.entries import Organization, Phone, Place, Service


def service(id_: str, name: str, phone: str = "1", **more: object) -> Service:
    return replace(Service(id=id_, source="city", name=name, phones=(Phone(phone),)), **more)  # type: ignore[arg-type]


def test_a_changed_phone_comes_before_everything_else_and_says_old_and_new() -> None:
    old = [service("1", "Arc", "1"), service("2", "Bay", "2"), service("3", "Cove", "3")]
    new = [replace(old[0], cost="free"), replace(old[1], phones=(Phone("22"),), cost="free"), old[2]]
    changes = compare(old, new)
    assert [change.service.name for change in changes.changed] == ["Bay", "Arc"]
    first = changes.changed[0].fields
    assert [(field.field, field.old, field.new, field.grave) for field in first] == [
        ("phones", ("2",), ("22",), True),
        ("cost", (), ("free",), False),
    ]
    assert [change.service.id for change in changes.grave] == ["2"]
    assert changes.same == 1


def test_addresses_mail_and_websites_are_grave_also_those_of_the_organisation() -> None:
    old = service("1", "Arc")
    for new in (
        replace(old, places=(Place("p", address=("9 New Road",)),)),
        replace(old, emails=("new@example.org",)),
        replace(old, website="https://new.example"),
        replace(old, organization=Organization("", emails=("new@example.org",))),
        replace(old, organization=Organization("", website="https://new.example")),
    ):
        assert compare([old], [new]).grave


def test_what_is_gone_says_whether_somebody_counts_on_it() -> None:
    old = [service("1", "Arc"), service("2", "Bay"), service("3", "Cove")]
    use = {("city", "3"): Use.LIVE, ("city", "2"): Use.PAST}
    gone = compare(old, [], use=use).gone
    assert [(each.service.id, each.use) for each in gone] == [("3", Use.LIVE), ("2", Use.PAST), ("1", Use.NONE)]
    assert compare([replace(old[0], gone="2026-01-01")], []).gone == ()


def test_what_comes_back_with_another_phone_is_a_change_and_not_new() -> None:
    was = service("1", "Arc", "1", gone="2026-01-01")
    (change,) = compare([was], [service("1", "Arc", "2")]).changed
    assert (change.back, change.grave) == (True, True)


def test_a_new_service_with_the_name_of_another_and_another_phone_is_told() -> None:
    known = service("1", "Open Door", "+1 555 0100")
    posing, twin = service("9", "OPEN door", "+1 555 0199"), service("8", "Open Door", "+1 5550100")
    (alarm,) = compare([known], [known, posing, twin]).alarms
    assert (alarm.doubt, alarm.service.id, alarm.known.id) == (Doubt.SAME_NAME, "9", "1")
    (other,) = compare([], [posing], known=[replace(known, source="town")]).alarms
    assert other.known.source == "town"


def test_a_name_that_looks_like_a_known_one_is_told() -> None:
    known = service("1", "Beds", organization=Organization("o", "Lamp Hope"))
    posing = service("9", "Night beds", organization=Organization("x", "L\u0430mp H\u043epe"))
    (alarm,) = compare([known], [known, posing]).alarms
    assert alarm.doubt is Doubt.ALIKE_NAME
    (renamed,) = compare([known], [replace(known, name="Other")], known=[service("2", "0ther")]).alarms
    assert renamed.doubt is Doubt.ALIKE_NAME


def test_another_service_of_the_same_organisation_alarms_nobody() -> None:
    known = service("1", "Beds", organization=Organization("o", "Lamp Hope"))
    other = service("9", "Food", "2", organization=Organization("o", "lamp-hope"))
    assert compare([known], [known, other]).alarms == ()


def test_a_correction_made_here_stands_beside_the_change() -> None:
    old, new = service("1", "Arc", "1"), service("1", "Arc", "2")
    (change,) = compare([old], [new], ours=lambda _, field: ("3",) if field == "phones" else None).changed
    assert change.fields[0].ours == ("3",)


services = st.lists(
    st.builds(service, st.sampled_from("12345"), st.sampled_from(["Arc", "Bay"]), st.sampled_from(["1", "2"])),
    unique_by=lambda each: each.id,
)


@given(services, services)
def test_every_service_is_counted_exactly_once(old: list[Service], new: list[Service]) -> None:
    changes = compare(old, new)
    assert len(changes.added) + len(changes.changed) + changes.same == len(new)
    assert len(changes.gone) + len(changes.changed) + changes.same == len(old)
    assert not compare(new, new).any


@given(st.text())
def test_a_skeleton_is_its_own_skeleton_or_shorter(name: str) -> None:
    assert len(skeleton(skeleton(name))) <= len(skeleton(name))
