"""What is said beside words that nobody has reviewed."""

from intake_app.languages.review import draft_for_worker, draft_note


def test_the_note_on_a_draft_is_in_the_readers_own_domain() -> None:
    assert draft_note.domain == "survivor"
    assert draft_for_worker.domain == "worker"
