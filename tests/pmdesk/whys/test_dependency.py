"""The dependency guide finds out where the fault lies in at most four questions."""

from collections.abc import Iterator

from pmdesk.model import ActionClass, ActionKind, Category
from pmdesk.process import LASTING
from pmdesk.whys.dependency import Finding, Guide, graph, write_finding
from tests import examples
from tests.pmdesk.taken_back import applied


def ends(guide: Guide) -> Iterator[Guide]:
    """Go down every path to its end; one without end would never return, so it is cut off."""
    assert len(guide.answers) <= 4, "a path has more than four questions"
    if guide.question is None:
        yield guide
        return
    assert len(guide.question.choices) >= 2
    for choice in range(len(guide.question.choices)):
        yield from ends(guide.answer(choice))


def found(guide: Guide) -> Finding:
    assert guide.finding is not None
    return guide.finding


def test_every_path_ends_in_a_finding_and_every_finding_is_reached() -> None:
    findings = [found(guide) for guide in ends(Guide())]
    assert {finding.title for finding in findings} == {f.title for f in graph().findings.values()}
    assert len(findings) == len(graph().findings)


def test_every_question_is_asked_on_some_path() -> None:
    asked = {question.text for guide in ends(Guide()) for question, _ in guide.path}
    assert asked == {question.text for question in graph().questions.values()}


def test_an_answer_leads_either_to_a_question_or_to_a_finding() -> None:
    for question in graph().questions.values():
        assert all(bool(answer.next) != bool(answer.finding) for answer in question.choices)


def test_every_finding_offers_actions_and_one_of_them_lasts() -> None:
    for finding in graph().findings.values():
        assert any(offer.action_class in LASTING for offer in finding.actions)


def test_answers_can_be_taken_back() -> None:
    guide = Guide().answer(0).answer(1)
    assert guide.back() == Guide().answer(0)
    assert [answer.text for _, answer in guide.path] == ["Another team’s of ours", "Yes"]
    assert Guide().back() == Guide()


def test_a_breached_slo_puts_the_fault_with_the_dependency() -> None:
    finding = found(Guide().answer(0).answer(1).answer(0))
    assert finding.title == "The fault lies with the dependency"


def test_a_finding_is_written_into_the_cause_with_the_actions_taken_up() -> None:
    record = examples.sample_like_record()
    cause = record.root_causes[0]
    finding = found(Guide().answer(0).answer(1).answer(1))
    change = write_finding(record, cause, finding, finding.actions)
    after = applied(record, change)
    told = after.item(type(cause), cause.id)
    assert (told.category, told.dependency_finding) == (Category.DEPENDENCY, finding.text)
    added = after.actions[len(record.actions) :]
    assert [action.text for action in added] == [offer.text for offer in finding.actions]
    assert all(action.cause_id == cause.id for action in added)
    assert all(action.kind is ActionKind.PRIORITY for action in added)
    assert [a.action_class for a in added] == [ActionClass.MITIGATE_FUTURE, ActionClass.PREVENT]
