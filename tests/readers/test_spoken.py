"""Languages as directories write them are found, and never guessed."""

from __future__ import annotations

import pytest

from intake_app.readers.spoken import spoken_from


@pytest.mark.parametrize(
    ("text", "code", "tags"),
    [
        ("Urdu", "ur", ["ur"]),
        ("Spanish (limited)", "", ["es"]),
        ("English and Spanish", "", ["en", "es"]),
        ("Creole", "", ["ht"]),
        ("Français / العربية", "", ["fr", "ar"]),
        ("Dari", "da", ["prs"]),
        ("", "fra", ["fr"]),
        ("", "", []),
        ("Language line available", "", [None]),
        ("မြန်မာ", "", ["my"]),
        ("pa-Arab", "", ["pa-arab"]),
    ],
)
def test_a_name_gives_its_tag_and_beats_a_wrong_code(text: str, code: str, tags: list[str | None]) -> None:
    assert [spoken.tag for spoken in spoken_from(text, code)] == tags


def test_words_that_name_no_language_are_kept() -> None:
    assert spoken_from("Language line available")[0].text == "Language line available"
