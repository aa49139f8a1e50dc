"""P10: no double work."""

from __future__ import annotations

from intake_app.conversation.answers import State
from intake_app.conversation.referrals import Stage
from intake_app.desk import Desk
from intake_app.sitting import recipient_of


def test_a_live_referral_for_a_need_is_known_before_a_second_is_made(desk: Desk) -> None:
    service = desk.match("health.urgent")[0].service
    sitting = desk.begin("en")
    sitting.answer("consent_record", State.ANSWERED, "yes")
    referral = sitting.refer(recipient=recipient_of(service), needs=("health.urgent",))
    sitting.stop()
    later = desk.begin("en", record=sitting.record.id)
    live = later.record.live_for("health.urgent", desk.today())
    assert [view.referral.id for view in live] == [referral.id]
    later.step(referral.id, Stage.DONE, by="recipient")
    assert later.record.live_for("health.urgent", desk.today()) == ()
