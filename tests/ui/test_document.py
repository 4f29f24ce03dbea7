"""A document tells one step after the other, also where a listener makes an edit of its own."""

import pytest

from pmdesk.changes import Change, set_fields
from pmdesk.errors import Conflict
from pmdesk.model import SectionKey
from pmdesk.record import Record
from pmdesk.session import Edit
from ui.document import Document


def typed(record: Record, key: SectionKey, text: str) -> Change:
    return set_fields("Type", record.section(key), text=text)


def test_an_edit_made_while_a_step_is_told_is_made_after_it(document: Document) -> None:
    seen: list[tuple[str, str]] = []
    told: list[str] = []

    def answer(_operation: object) -> None:
        if not document.record.prose(SectionKey.IMPACT):
            document.edit(typed(document.record, SectionKey.IMPACT, "answered"))

    def look(_operation: object) -> None:
        record = document.record
        seen.append((record.prose(SectionKey.FAULT), record.prose(SectionKey.IMPACT)))

    def note(edit: Edit) -> None:
        assert edit.after is document.record
        told.append(edit.after.prose(SectionKey.IMPACT))

    document.applied.connect(answer)
    document.applied.connect(look)
    document.changed.connect(note)
    document.edit(typed(document.record, SectionKey.FAULT, "asked"))
    assert seen == [("asked", ""), ("asked", "answered")]
    assert told == ["", "answered"]
    document.undo()
    assert document.record.prose(SectionKey.FAULT) == "asked"


def test_an_edit_that_cannot_be_made_in_its_turn_is_refused_and_the_next_is_made(
    document: Document,
) -> None:
    refused: list[str] = []
    document.refused.connect(refused.append)

    def answer(edit: Edit) -> None:
        if edit.after.prose(SectionKey.IMPACT):
            return
        for text in ("first", "second"):
            document.edit(typed(edit.after, SectionKey.IMPACT, text))
        document.edit(typed(edit.after, SectionKey.SUMMARY, "third"))

    document.changed.connect(answer)
    document.edit(typed(document.record, SectionKey.FAULT, "asked"))
    assert len(refused) == 1
    assert document.record.prose(SectionKey.IMPACT) == "first"
    assert document.record.prose(SectionKey.SUMMARY) == "third"


def test_an_attempt_that_fails_says_why_and_changes_nothing(document: Document) -> None:
    refused: list[str] = []
    document.refused.connect(refused.append)
    before = document.record
    document.close()
    assert not document.attempt(lambda record: typed(record, SectionKey.FAULT, "late"))
    assert len(refused) == 1
    assert "was closed" in refused[0]
    assert document.record is before
    with pytest.raises(Conflict):
        document.edit(typed(before, SectionKey.FAULT, "late"))
