from __future__ import annotations

from dataclasses import replace
from datetime import date

from intake_app.conversation.consents import (
    Category,
    Consent,
    Decision,
    Explained,
    Given,
    Narrowing,
    Recipient,
    Withdrawal,
    WithheldReason,
    permission,
)
from intake_app.conversation.document import from_document, to_document
from intake_app.conversation.record import Conversation, Kind, Record
from intake_app.conversation.release_facts import release_facts
from intake_app.conversation.signatures import MARK

DAY, LATER = date(2026, 11, 20), date(2026, 11, 25)
CLINIC = Recipient("dir", "s1", "Clinic", "Day clinic")
CONSENT = Consent(
    "c1", CLINIC, ("health.check", "health.dental"), Decision.YES,
    frozenset({Category.NEEDS, Category.IDENTITY}), date(2026, 12, 20), Given.MARK, "ar",
    items_withheld=frozenset({"name_native"}), withheld_reason=WithheldReason.FEAR_OF_HARM,
    explained=frozenset({Explained.FREE, Explained.PURPOSE}), read_aloud=True, signature=MARK,
)  # fmt: skip
MEETING = Conversation("m1", "r1", Kind.MEETING, DAY, "W-3", "ar", consents=(CONSENT,))
CUT = Narrowing(
    "n1", "c1", frozenset({Category.IDENTITY}), frozenset({"own_words/health.check"}), frozenset({"health.dental"})
)
DESK = Conversation("m2", "r1", Kind.DESK, LATER, "W-3", "ar", narrowings=(CUT,), withdrawals=(Withdrawal("w1", "c1"),))


def test_the_facts_of_a_release_say_what_holds_after_it_was_made_smaller_and_when_it_was_taken_back() -> None:
    facts = release_facts(Record("r1", (DESK, MEETING)), "c1")
    assert facts is not None
    assert (facts.given_on, facts.worker, facts.narrowed_on, facts.withdrawn_on) == (DAY, "W-3", (LATER,), LATER)
    assert (facts.purpose, facts.categories) == (("health.check",), (Category.NEEDS,))
    assert facts.items_withheld == ("name_native", "own_words/health.check")
    assert facts.explained == (Explained.PURPOSE, Explained.FREE)
    assert release_facts(Record("r1", (MEETING,)), "c2") is None


def test_a_release_with_its_signature_comes_back_from_its_document_and_an_older_one_reads() -> None:
    document = to_document(MEETING)
    assert from_document(document) == MEETING
    plain = replace(MEETING, consents=(replace(CONSENT, withheld_reason=WithheldReason.NOT_SAID, explained=frozenset(),
                                               read_aloud=False, signature=()),))  # fmt: skip
    older = document["conversation"]["consents"][0]  # type: ignore[index, call-overload]
    for added in ("withheld_reason", "explained", "read_aloud", "interpreter_mode", "signature"):
        del older[added]  # type: ignore[union-attr, arg-type]
    assert from_document(document) == plain


def test_a_need_that_was_left_out_is_in_no_purpose_any_more() -> None:
    allowed = permission([CONSENT], [CUT], [], recipient=CLINIC.key, today=LATER)
    assert allowed is not None
    assert allowed.purpose == ("health.check",)
