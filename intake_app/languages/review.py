"""What is said beside the words of a language that no speaker of it has reviewed."""

from intake_app.languages.words import msg, say

draft_note = say("Draft: read with the interpreter")
draft_for_worker = msg("No speaker of this language has reviewed these words yet. Read them with the interpreter.")
