"""A site's own settings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intake_app.conversation.consents import Given
from intake_app.desk import Desk
from intake_app.languages.catalogs import load_language
from intake_app.site import Site

texts = st.text(max_size=10)


@given(
    st.builds(
        Site,
        organization=texts,
        limits=st.dictionaries(texts, texts, max_size=2),
        given=st.sampled_from(Given),
        signs=st.booleans(),
        switched_on=st.frozensets(texts, max_size=2),
    )
)
def test_settings_come_back_as_they_were(site: Site) -> None:
    assert Site.from_json(site.to_json()) == site


def test_settings_are_kept_in_the_vault_and_unknown_ones_are_left_alone(desk: Desk) -> None:
    desk.set_site(Site(organization="Example Outreach", signs=True))
    assert desk.site().organization == "Example Outreach"
    assert Site.from_json({"organization": "x", "of a later version": 1}) == Site(organization="x")


def test_the_sites_own_words_come_first_and_the_default_otherwise() -> None:
    english, arabic = load_language("en"), load_language("ar")
    site = Site(limits={"ar": "نص الموقع"})
    assert site.limits_text(arabic).text == "نص الموقع"
    under = site.limits_text(english)
    assert under.language == "en"
    assert under.text == f"{Site().limits_text(english).text}\nنص الموقع"
    assert site.crisis_text(english).text.startswith("You can stay here.")


def test_signs_and_what_is_off_are_asked_only_where_a_site_switches_them_on(desk: Desk) -> None:
    signs, citizenship = desk.form.question("signs"), desk.form.question("citizenship")
    assert signs is not None
    assert citizenship is not None
    assert not desk.offers(signs)
    assert not desk.offers(citizenship)
    desk.set_site(Site(signs=True, switched_on=frozenset({"citizenship"})))
    assert desk.offers(signs)
    assert desk.offers(citizenship)
