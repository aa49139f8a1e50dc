"""Data out: what is known, in forms that other programs read."""
