from intake_app.vault.wiping import wipe


def test_a_wiped_key_is_zeros_of_the_same_length() -> None:
    key = bytearray(b"secret")
    wipe(key)
    assert key == bytes(6)
