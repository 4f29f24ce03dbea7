"""GitHub gets a list of tasks in which nothing that was typed means anything."""

from datetime import date

from exports.options import Options
from exports.trackers import github
from pmdesk.record import Record
from tests.examples import action, record, sample_like_record


def text(given: Record) -> str:
    return github.write(given, Options()).decode()


def test_each_action_is_a_task_with_its_facts_below() -> None:
    lines = text(sample_like_record()).splitlines()
    tasks = [line for line in lines if line.startswith("- [ ] ")]
    assert tasks == [
        "- [ ] Alert when more than 1 % of payments are refused",
        "- [ ] Write the runbook page “payments refused”",
    ]
    below = lines[lines.index(tasks[0]) + 1 : lines.index(tasks[1])]
    assert all(line.startswith("  ") for line in below if line)
    assert "  - **Team:** Observability" in below


def test_a_due_date_stands_in_the_text() -> None:
    assert "- **Due:** 2026-12-05" in text(record(action("a", "Do", due=date(2026, 12, 5))))


def test_a_text_calls_nobody_and_makes_no_task() -> None:
    said = text(record(action("a", "Ask @ada about #3\n- [ ] not a task")))
    assert "@ada" not in said
    assert "#3" not in said.replace("\\#3", "")
    assert [line for line in said.splitlines() if line.lstrip().startswith("- [ ]")] == [
        "- [ ] Ask \\@\u2060ada about \\#3 - \\[ \\] not a task"
    ]
