"""What makes a yes a release: the wording was understood, and it was given in a way that can be borne out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from intake_app.conversation.consents import SIGNED, Given
from intake_app.languages.words import msg
from intake_app.problems import BadInput, ConsentMissing


def check_understood(languages: Iterable[str], interpreted: bool, speaks_for_itself: Callable[[str], bool]) -> None:
    """Raise ConsentMissing where nobody interprets and nobody has reviewed the wording in one of the languages."""
    if not interpreted and not all(map(speaks_for_itself, languages)):
        raise ConsentMissing(
            msg("The wording of this release is machine-made, and nobody interprets."),
            msg("Let an interpreter read it with the person, note the interpreter, then ask again."),
        )


def check_given(given: Given, witness: str, *, worker: str, written_only: bool) -> None:
    """Raise BadInput for a spoken release without a second adult, and for one that the site wants in writing.

    ``witness`` and ``worker`` are codes; that the witness did not come with the person, the worker is asked.
    """
    if written_only and given not in SIGNED:
        raise BadInput(
            msg("This site takes releases in writing only."),
            msg("Let the person sign or make a mark, or write “not now”."),
        )
    if given is not Given.VERBAL:
        return
    if not witness.strip():
        raise BadInput(msg("A spoken release needs a witness."), msg("Note the witness’s code, or choose another way."))
    if witness.strip() == worker.strip():
        raise BadInput(
            msg("The witness of a spoken release is a second adult, not the worker who asks."),
            msg("Note another witness’s code, or choose another way."),
        )
