"""What the survivor sees: one question or one set of cards at a time, in the language they chose."""
