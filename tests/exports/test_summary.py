"""The summary for approvers: one page whatever there is, with the digest of what is decided on."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from exports import pdf
from exports.blocks import Bullets, Cell, Paragraph, Table
from exports.options import Options
from exports.summary import Room, Summary
from pmdesk.approval import form, since
from pmdesk.changes import insert, set_fields
from pmdesk.masking.mask import masked
from pmdesk.model import Action, ActionState, Category, Mark, SectionKey, Why
from pmdesk.record import Record
from tests import examples

RECORD = examples.root_of(examples.sample_like_record(), approval_due=date(2026, 3, 9))


def large(
    causes: int, actions: int, text: str = "Nothing tests the limit before a rollout"
) -> Record:
    """Return a record with so many root causes and priority actions in all."""
    more: list[Why | Action] = [
        examples.why(
            f"x{n:03}",
            "impact",
            f"{text} {n}",
            Mark.ROOT,
            category=Category.CHANGE,
            lasting_change=f"Every limit is tested by the pipeline {n}. {text}",
        )
        for n in range(causes - len(RECORD.root_causes))
    ]
    fixes = sum(action.fixes for action in RECORD.actions)
    more += [
        examples.action(
            f"y{n:03}", f"Add a test of limit {n} to the pipeline. {text}", cause_id="c",
            team="Developer platform", state=ActionState.COMMITTED, committed_by="Robin Doe",
            committed_role="Head of Developer platform", committed_on=date(2026, 3, 1),
        )
        for n in range(actions - fixes)
    ]  # fmt: skip
    return insert("", *more).applied_to(RECORD)


def pages(record: Record, summary: Summary, **options: object) -> list[str]:
    made = pdf.write(record, {}, Options(**options), summary=summary)  # type: ignore[arg-type]
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(made)).pages]


def summary(record: Record, before: Record | None = None) -> Summary:
    changes = since.changes(before, record) if before else None
    return Summary(record, form.blank(record, record), changes)


def test_the_first_page_says_what_is_decided_on_and_how() -> None:
    first, second, *_ = pages(RECORD, summary(RECORD))
    content = form.blank(RECORD, RECORD).content
    for said in (
        "SUMMARY FOR APPROVAL · PM-7", "Wanted by 9 Mar 2026", "Head of Payments",
        "Settings are rolled out without a load test",
        "No setting reaches production without a load test.",
        "Add a load test to the rollout of settings", "1 Apr 2026", "Not committed yet",
        "Nobody has decided yet", "Approving means that you agree",
        ".pmdecision", content, form.blank(RECORD, RECORD).content[:4],
    ):  # fmt: skip
        assert said in first
    assert "Write the runbook page" not in first, "improvements are not decided on"
    assert "POSTMORTEM PM-7" in second


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_stays_one_page_with_many_causes_and_actions_and_says_where_the_rest_is(
    paper: str,
) -> None:
    record = large(12, 30)
    first, second, *rest = pages(record, summary(record), paper=paper)
    assert "Content " in first
    assert "POSTMORTEM PM-7" in second
    assert "Root causes (12)" in first
    assert "Priority actions (30)" in first
    page = next(n for n, text in enumerate([second, *rest], 2) if "Priority actions: they" in text)
    assert f"more, see page {page}" in first
    shown = first.count("Add a test of limit")
    assert f"and {30 - shown - 2} more" in first
    assert shown > 5


@given(
    causes=st.integers(2, 30), actions=st.integers(2, 60),
    text=st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=300),
    title=st.text(min_size=1, max_size=200).filter(str.strip),
)  # fmt: skip
@settings(max_examples=8)
def test_whatever_is_written_the_summary_is_one_page(
    causes: int, actions: int, text: str, title: str
) -> None:
    record = examples.root_of(large(causes, actions, text), title=title)
    first, second, *_ = pages(record, summary(record, RECORD))
    assert form.blank(record, record).content in first
    assert "POSTMORTEM PM-7" in second


def test_it_says_what_has_changed_since_the_last_decision() -> None:
    cause = RECORD.root_causes[0]
    now = set_fields("", cause, text="Settings are rolled out untested").applied_to(RECORD)
    now = examples.written(now, {SectionKey.FAULT: "Other words."})
    now = insert("", examples.action("n", "Page on refusals", cause_id="e")).applied_to(now)
    blocks = summary(now, RECORD).blocks()
    said = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert "2 of root causes and priority actions and 1 harmless" in said
    (listed,) = (block for block in blocks if isinstance(block, Bullets))
    assert "“Settings are rolled out untested”" in listed.items[0]
    assert listed.items[1] == "Action “Page on refusals” added"


def test_roles_stand_in_place_of_names_and_the_digest_is_that_of_the_record() -> None:
    cause = RECORD.root_causes[0]
    record = set_fields("", cause, text="Robin Doe alone could test").applied_to(RECORD)
    shown = masked(record)
    first = pages(shown, Summary(shown, form.blank(record, shown)))[0]
    assert "Robin" not in first
    assert form.blank(record, record).content in first


def test_a_room_cuts_texts_and_rows() -> None:
    blocks = summary(large(5, 9)).blocks(Room(causes=3, actions=4, characters=20))
    causes, actions = (block for block in blocks if isinstance(block, Table))
    assert (len(causes.rows), len(actions.rows)) == (3, 4)
    assert all(len(cell.text) <= 20 for row in causes.rows for cell in row)
    assert isinstance(causes.rows[0][0], Cell)
    assert Paragraph("and 2 more", muted=True) in blocks
