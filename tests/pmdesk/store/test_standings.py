"""The report reads of the library what the records hold."""

from datetime import date

from pmdesk import creation
from pmdesk.model import ActionState
from pmdesk.standing import Scope, incidents, report
from pmdesk.store import shelf
from pmdesk.store.library import Library
from tests import crowd
from tests.fakes import FakeClock


def test_the_facts_are_those_of_the_records(library: Library) -> None:
    records = list(crowd.records(5, actions=4))
    crowd.fill(library, records)
    found = {facts.record_id: facts for facts in library.facts()}
    assert found.keys() == {record.id for record in records}
    for record in records:
        facts, root = found[record.id], record.postmortem
        assert (facts.at, facts.severity, facts.service) == (
            root.impact_start, root.severity, root.service,
        )  # fmt: skip
        assert [cause.id for cause in facts.causes] == [cause.id for cause in record.root_causes]
        done = [action.done_on for action in record.actions if action.state is ActionState.DONE]
        assert [a.done_on for a in facts.actions if a.state is ActionState.DONE] == done


def test_deleted_records_are_not_reported(library: Library) -> None:
    crowd.fill(library, crowd.records(2))
    shelf.put_away(library, "crowd-1", FakeClock(), "Owner", deleted=True)
    assert [facts.record_id for facts in library.facts()] == ["crowd-2"]


def test_the_sample_has_a_report(library: Library) -> None:
    shelf.first_records(library, FakeClock())
    directory = shelf.directory(library)
    found = report(
        incidents(library.facts(), directory, date(2026, 3, 2)), Scope(), date(2026, 3, 2)
    )
    assert [one.department for one in found.incidents] == ["Platform"]
    assert found.headlines[0].number.shown == "1 of 1"
    assert creation.DIRECTORY_ID not in {one.id for one in found.incidents}
