"""Before a meeting the owner is told what to see to, the most important first."""

from pmdesk.changes import set_fields
from pmdesk.meeting.readiness import lacks
from tests import examples


def test_a_blank_record_lacks_people_words_and_a_time() -> None:
    said = [lack.text for lack in lacks(examples.record())]
    assert said[0] == "Nobody is listed as having taken part."
    assert "Timeline is empty." in said
    assert said[-1] == "The meeting has no time yet."


def test_a_filled_record_is_told_of_its_missing_manager_and_unsure_times() -> None:
    said = [lack.text for lack in lacks(examples.sample_like_record())]
    assert said == [
        "No responsible manager is listed, so nobody can commit to an action.",
        "1 event has only an approximate time.",
        "The meeting has no time yet.",
    ]


def test_open_findings_are_told_last() -> None:
    record = examples.sample_like_record()
    for action in record.actions_for(record.root_causes[0]):
        record = set_fields("Unlink", action, cause_id="").applied_to(record)
    said = [lack.text for lack in lacks(record, wordings=1)]
    assert "The wording turns towards persons in 1 place." in said
    assert said[-1].startswith(("No priority action fixes", "“Add a load test"))
