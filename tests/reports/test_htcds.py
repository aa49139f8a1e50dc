"""People as rows of HTCDS 2.0: names as the standard spells them, codes that it knows, and nobody who did not agree."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from intake_app.conversation.answers import Answer, LanguageChoice, Row, State, Text, Value
from intake_app.conversation.consents import Recipient
from intake_app.conversation.ids import new_id
from intake_app.conversation.incoming import Incoming
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.conversation.referrals import Referral, Stage, Step
from intake_app.forms.intake import INTAKE
from intake_app.needs.catalogue import NEEDS
from intake_app.reports.htcds import Sheet, htcds_sheet
from intake_app.reports.htcds_codes import country_code, gender_code, iso_639_2, support_type

TODAY = date(2026, 11, 24)
DAY = date(2026, 9, 7)
STANDARD = json.loads((Path(__file__).parent / "data" / "htcds_fields.json").read_text("utf-8"))["fields"]
CLINIC = Recipient("test", "s-1", "Example Clinic", "Nurse")
SECRETS = ("Sample Reed", "+2348001234567", "0800 1234", "reed@example.org", "Lane 3", "Told once", "Example Clinic",
           "W-8", "1991-05-02", "2026-09-08", "a quiet door", "Example Shelter", "obs.debt")  # fmt: skip


def answered(question: str, value: Value) -> Answer:
    return Answer(new_id(), question, State.ANSWERED, value, "en")


def way(kind: str, value: str) -> Row:
    return Row((("way", kind), ("value", value), ("shared", "yes")))


ANSWERS: dict[str, Value] = {
    "consent_record": "yes",
    "statistics_ok": "yes",
    "call_name": Text("Sample Reed", "en"),
    "birth": "1991-05-02",
    "gender": Text("امرأة", "ar", Text("a woman", "en")),
    "spoken_language": LanguageChoice("prs"),
    "citizenship": (Row((("country", "Afghanistan"),)), Row((("country", "أوكرانيا"),))),
    "children_with": (Row((("age_band", "3_5"), ("number", "2"))), Row((("age_band", "6_11"), ("number", "1")))),
    "contact_ok": "yes",
    "contact_ways": (way("text", "+234 800-123 4567"), way("call", "0800 1234"), way("email", "reed@example.org")),
    "contact_voicemail": "never",
    "address": Text("Lane 3", "en"),
    "own_words": Text("a quiet door", "en"),
    "anything_else": Text("Told once", "en"),
    "signs": ("obs.debt",),
}


def person(**changed: Value | State) -> Record:
    """Somebody invented who said everything there is to say, with a referral that was accepted."""
    answers = [
        answered(name, value) if not isinstance(value, State) else Answer(new_id(), name, value, None, "en")
        for name, value in {**ANSWERS, **changed}.items()
    ]
    record, referral = new_id(), Referral(new_id(), "R-1", CLINIC, ("health.urgent",))
    met = Conversation(
        new_id(), record, Kind.MEETING, DAY, "W-8", "ar", answers=tuple(answers), referrals=(referral,),
        orderings=(Ordering(new_id(), (("home.tonight",), ("health.urgent", "law.wages")), ("learn.language",)),),
        incoming=(Incoming(new_id(), "Example Shelter", DAY),),
    )  # fmt: skip
    steps = (Step(new_id(), referral.id, Stage.SENT, "W-8"), Step(new_id(), referral.id, Stage.ACCEPTED, "recipient"))
    noted = Conversation(new_id(), record, Kind.DESK, date(2026, 9, 8), "W-8", "ar", steps=steps)
    return Record(record, (met, noted))


def only_row(sheet: Sheet) -> dict[str, str]:
    (row,) = sheet.rows
    return dict(zip(sheet.heading, row, strict=True))


def test_a_person_becomes_this_row() -> None:
    row = only_row(htcds_sheet([person()], TODAY))
    assert len(row.pop("cairn_Code")) == 13
    assert row == {
        "cairn_AgeBand": "35_44",
        "cairn_AgeBand_State": "answered",
        "prs_Gender": "Feminine",
        "cairn_prs_Gender_State": "answered",
        "prs_NumberOfChildren": "3",
        "cairn_prs_NumberOfChildren_State": "answered",
        "prs_PrimaryLanguage": "fas",
        "cairn_prs_PrimaryLanguage_BCP47": "prs",
        "cairn_prs_PrimaryLanguage_State": "answered",
        "prs_SecondaryLanguage": "",
        "cairn_prs_SecondaryLanguage_BCP47": "",
        "cairn_prs_SecondaryLanguage_State": "not_asked",
        "prs_Citizenship": "AF;UA",
        "cairn_prs_Citizenship_State": "answered",
        "cas_Status": "Active",
        "cas_IncomingReferralDate": "2026-09",
        "cas_ReasonForOutgoingReferral": "AdditionalServicesRequired",
        "cas_OutgoingReferralDate": "2026-09",
        "spl_Type": "SocialCare;Health;Legal",
        "cairn_Needs": "home.tonight;health.urgent;law.wages",
        "cairn_NeedsLater": "learn.language",
        "con_Consent": "TRUE",
        "cairn_con_Consent_State": "answered",
    }


def test_every_field_is_one_of_the_standard_that_is_not_deprecated_and_every_code_is_known() -> None:
    fields = {field["name"]: field for field in STANDARD}
    row = only_row(htcds_sheet([person()], TODAY))
    for name, cell in row.items():
        if not name.startswith("cairn_"):
            assert fields[name]["status"] == "DRAFT", name
            known = fields[name]["values"]
            assert not known or set(cell.split(";")) <= {*known, ""}, name


def test_no_column_tells_who_somebody_is_or_what_they_told() -> None:
    left_out = {name for question in INTAKE.questions for name in question.htcds} - set(htcds_sheet([], TODAY).heading)
    assert left_out == {
        "prs_FirstName", "prs_SecondName", "prs_Birthdate", "prs_Email", "prs_HomePhone", "prs_MobilePhone",
        "prs_MailingStreet", "spl_Objectives", "cco_CaseComment",
    }  # fmt: skip


def test_without_names_nothing_leads_to_the_person_and_stories_and_signs_never_leave() -> None:
    someone = person()
    hidden = "\n".join(only_row(htcds_sheet([someone], TODAY)).values())
    assert [each for each in (*SECRETS, someone.id) if each in hidden] == []


def test_a_code_is_new_each_time() -> None:
    someone = person()
    codes = {only_row(htcds_sheet([someone], TODAY))["cairn_Code"] for _ in range(9)}
    assert len(codes) == 9


@pytest.mark.parametrize("last_word", [
    {"statistics_ok": "no"}, {"statistics_ok": State.PREFER_NOT_TO_SAY}, {"statistics_ok": State.NOT_ASKED},
    {"age_band": "under_18"}, {"birth": "2010"},
])  # fmt: skip
def test_nobody_has_a_row_who_did_not_agree_or_is_a_child(last_word: dict[str, Any]) -> None:
    sheet = htcds_sheet([person(**last_word)], TODAY)
    assert (sheet.rows, sheet.left_out) == ((), 1)
    assert "prs_Gender" in sheet.heading


@pytest.mark.parametrize(("question", "word"), [("statistics_ok", "no"), ("consent_record", "no")])
def test_who_takes_it_back_is_gone_from_the_next_table(question: str, word: str) -> None:
    before = person()
    later = Conversation(new_id(), before.id, Kind.CONTACT, TODAY, "W-1", "ar", answers=(answered(question, word),))
    assert htcds_sheet([before], TODAY).left_out == 0
    assert htcds_sheet([replace(before, conversations=(*before.conversations, later))], TODAY).rows == ()


def test_what_was_not_told_is_blank_beside_its_state() -> None:
    silent = person(gender=State.PREFER_NOT_TO_SAY, spoken_language=State.DOES_NOT_KNOW)
    row = only_row(htcds_sheet([silent], TODAY))
    assert (row["prs_Gender"], row["cairn_prs_Gender_State"]) == ("", "prefer_not_to_say")
    assert (row["prs_PrimaryLanguage"], row["cairn_prs_PrimaryLanguage_State"]) == ("", "does_not_know")


@pytest.mark.parametrize(("tag", "three"), [
    ("en", "eng"), ("fr", "fra"), ("zh-Hans", "zho"), ("yue", "zho"), ("ckb", "kur"), ("prs", "fas"), ("mam", "myn"),
    ("fil", "fil"), ("pa-Arab", "pan"), ("rhg", "inc"), ("ase", "sgn"), ("zza", "zza"), ("aai", "mis"),
])  # fmt: skip
def test_languages_have_the_three_letters_of_iso_639_2(tag: str, three: str) -> None:
    assert iso_639_2(tag) == three


def test_every_need_has_a_kind_of_support_that_the_standard_knows() -> None:
    known = next(field["values"] for field in STANDARD if field["name"] == "spl_Type")
    assert {support_type(need.code) for need in NEEDS} <= set(known)
    assert support_type("talk.now") == support_type("mind.counselling") == "Health"


def test_words_are_coded_only_when_they_leave_no_doubt() -> None:
    assert gender_code(["Mujer"]) == "Feminine"
    assert gender_code(["ein Mann, meistens"]) == "NonSpecifiedUnknown"
    assert country_code("nigeria", ["ar"]) == country_code("ng", []) == "NG"
    assert country_code("somewhere by the sea", ["en"]) is None


@pytest.mark.parametrize(("birth", "band"), [
    ("1991-05-02", "35_44"), ("1991", ""), ("1980", "45_54"), ("1991-05-02~", ""),
    ("31", "25_34"), ("31~", ""), ("198X", ""), ("1950/1955", "65_up"),
])  # fmt: skip
def test_of_a_birth_date_only_the_band_is_written_and_only_where_it_is_sure(birth: str, band: str) -> None:
    assert only_row(htcds_sheet([person(birth=birth)], TODAY))["cairn_AgeBand"] == band
