"""The decision form: written, filled in, read back, and refused where it is not one."""

import contextlib
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.approval import form
from pmdesk.approval.digests import approved_content, whole_record
from pmdesk.errors import ImportFailed
from pmdesk.masking.mask import masked
from pmdesk.model import Approval, Decision
from tests import examples

RECORD = examples.sample_like_record()
AT = datetime(2026, 3, 4, 8, 30, tzinfo=UTC)
BLANK = form.blank(RECORD, RECORD)
FIRST = RECORD.approvals[0].id


def test_a_form_says_what_is_decided_on_and_by_whom() -> None:
    facts = json.loads(form.write(BLANK))
    assert facts["format"] == "pmdesk-decision/1"
    assert facts["postmortem"] == {"id": "pm", "key": "PM-7", "title": "Checkout refused cards"}
    assert facts["content"] == approved_content(RECORD)
    assert facts["record"] == whole_record(RECORD)
    assert [(line["name"], line["mandatory"]) for line in facts["approvers"]] == [
        ("Head of Payments", True), ("Head of Support", False),
    ]  # fmt: skip
    assert {line["decision"] for line in facts["approvers"]} == {""}


def test_a_form_of_roles_has_the_same_digests_and_lines_and_no_names() -> None:
    named = Approval.checked(record_id="pm", name="Robin Doe", role="On-call engineer", rank="z")
    record = RECORD.putting(named)
    shown = form.blank(record, masked(record))
    plain = form.blank(record, record)
    assert (shown.content, shown.whole) == (plain.content, plain.whole)
    assert [seat.id for seat in shown.seats] == [seat.id for seat in plain.seats]
    assert "Robin" not in form.write(shown).decode()


@given(
    comment=st.text(max_size=200),
    decision=st.sampled_from([Decision.APPROVED, Decision.CHANGES_REQUESTED]),
)
def test_a_filled_in_form_is_read_back(comment: str, decision: Decision) -> None:
    kept = Approval.valid(comment=comment)["comment"]
    filled = BLANK.filled_in(FIRST, decision, kept, AT)
    assert form.read("a.pmdecision", form.write(filled)) == filled


@pytest.mark.parametrize("word", ["approved", "Approved", " APPROVED "])
def test_a_form_can_be_filled_in_by_hand(word: str) -> None:
    facts = form.as_facts(BLANK)
    facts["approvers"][1] |= {"decision": word, "comment": "Fine by me."}
    (seat,) = form.read("a", json.dumps(facts).encode("utf-8-sig")).decided
    assert (seat.decision, seat.comment, seat.decided_at) == (
        Decision.APPROVED, "Fine by me.", None,
    )  # fmt: skip


def _with(**changed: Any) -> bytes:
    return json.dumps(form.as_facts(BLANK) | changed).encode()


def _line(**changed: Any) -> bytes:
    facts = form.as_facts(BLANK)
    facts["approvers"][0] |= changed
    return json.dumps(facts).encode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "broken JSON"),
        (b"[1, 2]", "“it” is not what it should be"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\x00\x01\x02", "is not a text"),
        (b" " * 1_000_001, "larger than 1 MB"),
        (b"[" * 100_000, "nested more than"),
        (b'{"format": NaN}', "not a number"),
        (b'{"format": "pmdesk-decision/1", "format": "x"}', "twice"),
        (_with(format="something"), "does not say that it is one"),
        (_with(format=["pmdesk-decision/1"]), "does not say that it is one"),
        (_with(format="pmdesk-decision/2"), "newer pmdesk"),
        (_with(format="pmdesk-decision/3"), "newer pmdesk"),
        (_with(content="0" * 63), "its “content” is not a digest"),
        (_with(content=None), "its “content” is not a text"),
        (_with(record="z" * 64), "its “record” is not a digest"),
        (_with(shown="z" * 64), "its “shown” is not a digest"),
        (_with(postmortem=[]), "“postmortem” is not what"),
        (_with(approvers=[]), "names no approvers"),
        (_with(approvers={"a": 1}), "names no approvers"),
        (_with(approvers=[{}] * 501), "names no approvers"),
        (_with(approvers=[{}, {}]), "two lines for the same approver"),
        (_line(decision="maybe"), "neither “approved” nor “changes_requested”"),
        (_line(decision=1), "its “decision” is not a text"),
        (_line(decided_at="yesterday"), "a time in it cannot be read"),
        (_line(decided_at="2026-03-04T08:30:00"), "A time needs its time zone"),
        (_line(decided_at="0001-01-01T00:00:00+00:00"), "must lie in the years 2 to 9998"),
        (_line(decided_at="0001-01-01T00:00:00+14:00"), "must lie in the years 2 to 9998"),
        (_line(decided_at="9999-12-31T23:00:00-02:00"), "must lie in the years 2 to 9998"),
        (_line(name="x" * 201), "its “name” is not a text"),
    ],
)
def test_what_is_no_form_is_refused_in_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(ImportFailed) as refused:
        form.read("a.pmdecision", content)
    assert says in str(refused.value)
    assert "paste" not in str(refused.value).replace("paste that", "")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


@given(key=st.sampled_from(sorted(form.as_facts(BLANK))), value=JSON)
def test_any_other_value_is_read_or_refused_never_a_crash(key: str, value: object) -> None:
    with contextlib.suppress(ImportFailed):
        form.read("a", _with(**{key: value}))
