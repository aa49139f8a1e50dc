"""A conversation as a document and back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.conversation.answers import Answer, LanguageChoice, Row, State, Text
from intake_app.conversation.consents import (
    Category,
    Consent,
    Decision,
    Given,
    Narrowing,
    Recipient,
    Withdrawal,
)
from intake_app.conversation.document import UnreadableDocument, from_document, to_document
from intake_app.conversation.followups import About, Ended, Ending, FollowUp, Met
from intake_app.conversation.incoming import Incoming, TheyAgreed
from intake_app.conversation.needs_order import Ordering
from intake_app.conversation.recalls import How, RecallTold
from intake_app.conversation.record import Conversation, Interpreter, Kind, PacketGiven
from intake_app.conversation.referrals import Priority, Referral, Stage, Step

words = st.text(max_size=20)
texts = st.builds(Text, words, words, st.none() | st.builds(Text, words, words), st.booleans())
rows = st.lists(st.builds(Row, st.lists(st.tuples(words, words), max_size=3).map(tuple)), min_size=1, max_size=3)
values = st.one_of(
    st.none(),
    words,
    st.lists(words, max_size=3).map(tuple),
    texts,
    st.builds(LanguageChoice, words, words),
    rows.map(tuple),
)
answers = st.builds(Answer, words, words, st.sampled_from(State), values, words)
recipients = st.builds(Recipient, words, words, words, words, words, words, st.booleans())
days = st.dates(min_value=date(1900, 1, 1))
consents = st.builds(
    Consent,
    id=words,
    recipient=recipients,
    purpose=st.lists(words, max_size=3).map(tuple),
    decision=st.sampled_from(Decision),
    categories=st.frozensets(st.sampled_from(Category)),
    until=days,
    given=st.sampled_from(Given),
    language=words,
    items_withheld=st.frozensets(words, max_size=3),
    replaces=st.frozensets(words, max_size=2),
)
orderings = st.builds(
    Ordering,
    words,
    st.lists(st.lists(words, min_size=1, max_size=2).map(tuple), max_size=3).map(tuple),
    st.lists(words, max_size=2).map(tuple),
    st.booleans(),
    st.lists(st.tuples(words, texts), max_size=2).map(tuple),
)


def few(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


conversations = st.builds(
    Conversation,
    id=words,
    record=words,
    kind=st.sampled_from(Kind),
    date=days,
    worker=words,
    language=words,
    interpreter=st.none() | st.builds(Interpreter, words, words, words),
    closed=st.booleans(),
    answers=few(answers),
    orderings=few(orderings),
    consents=few(consents),
    narrowings=few(st.builds(Narrowing, words, words, st.frozensets(st.sampled_from(Category)), st.frozensets(words))),
    withdrawals=few(st.builds(Withdrawal, words, words, words)),
    referrals=few(st.builds(Referral, words, words, recipients, few(words), st.sampled_from(Priority))),
    steps=few(st.builds(Step, words, words, st.sampled_from(Stage), words, words)),
    packets=few(st.builds(PacketGiven, words, words, words, words)),
    recalls=few(st.builds(RecallTold, words, words, st.sampled_from(How), words)),
    follow_ups=few(st.builds(FollowUp, words, st.none() | days, st.sampled_from(About), words, words)),
    endings=few(
        st.builds(
            Ending,
            words,
            words,
            st.sampled_from(Ended),
            st.none() | st.sampled_from(Met),
            st.booleans(),
            st.none() | days,
        )
    ),
    incoming=few(st.builds(Incoming, words, words, days, agreed=st.sampled_from(TheyAgreed), needs=few(words))),
)


@given(conversations)
def test_a_conversation_comes_back_as_it_was(conversation: Conversation) -> None:
    assert from_document(json.loads(json.dumps(to_document(conversation)))) == conversation


@given(conversations)
def test_equal_conversations_give_equal_documents(conversation: Conversation) -> None:
    again = from_document(to_document(conversation))
    assert json.dumps(to_document(again)) == json.dumps(to_document(conversation))


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"version": 2, "conversation": {}},
        {"version": 1, "conversation": {"id": "CANARY"}},
        {"version": 1, "conversation": []},
        {"version": 1},
    ],
)
def test_a_document_that_does_not_fit_is_refused_without_its_content(document: dict[str, object]) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        from_document(document)
    assert "CANARY" not in str(refused.value)
