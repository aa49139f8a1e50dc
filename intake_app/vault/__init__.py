"""Bytes and keys: passphrases, key slots, making, opening and checking a vault; knows no record."""
