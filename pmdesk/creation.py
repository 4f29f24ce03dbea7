"""How records begin: a blank postmortem, a copy of one, an empty directory."""

from collections.abc import Mapping
from datetime import datetime

from pmdesk.changes import Change, insert
from pmdesk.model import (
    Action,
    ActionState,
    Approval,
    Decision,
    Directory,
    Item,
    Meeting,
    Postmortem,
    Section,
    State,
    Tick,
    Why,
    new_id,
)
from pmdesk.process import WRITTEN
from pmdesk.ranks import between
from pmdesk.record import Record

_BEFORE: Mapping[type[Item], Mapping[str, object]] = {
    Approval: {
        "decision": Decision.PENDING, "decided_at": None, "digest": "", "record_digest": "",
        "comment": "", "requested_at": None, "source": "",
    },
    Action: {
        "state": ActionState.PROPOSED, "due": None, "due_reason": "", "committed_by": "",
        "committed_role": "", "committed_on": None, "raised_on": None, "done_on": None,
        "tracker_id": "", "tracker_key": "", "tracker_url": "", "tracker_state": "",
        "tracker_seen_at": None, "sent_at": None, "declined_because": "",
    },
}  # fmt: skip
"""An approver who has not been asked yet, and an action that is only an idea."""

DIRECTORY_ID = "directory"
"""The identity of the one directory record of a library."""


def blank(record_id: str, now: datetime, **facts: object) -> Change:
    """Return the change that makes a new postmortem with its empty sections and its impact.

    `facts` are fields of `Postmortem`; raises `InvalidValue` with a sentence for the user.
    """
    root = Postmortem.checked(id=record_id, record_id=record_id, created_at=now, **facts)
    sections = [Section.checked(record_id=record_id, key=key) for key in WRITTEN]
    impact = Why.checked(record_id=record_id, rank=between("", ""))
    meeting = Meeting.checked(record_id=record_id)
    return insert("Create postmortem", root, *sections, impact, meeting)


def directory() -> Change:
    """Return the change that makes the services directory."""
    return insert("Create directory", Directory.checked(id=DIRECTORY_ID, record_id=DIRECTORY_ID))


def duplicate(record: Record, record_id: str, now: datetime, number: int) -> Change:
    """Return the change that makes a fresh draft with the content of another record.

    Decisions, ticks, the meeting, where it was published, its issues and what became of its actions
    belong to the old record and are left behind.
    """
    names = {item.id: new_id() for item in record.items()} | {record.id: record_id}
    kept = [item for item in record.items() if not isinstance(item, Tick | Meeting)]
    copies = [_renamed(item, names) for item in kept]
    root = next(item for item in copies if isinstance(item, Postmortem))
    copies[copies.index(root)] = root.having(
        title=f"Copy of {root.title}"[:200],
        number=number,
        created_at=now,
        state=State.DRAFT,
        approved_digest="",
        approved_at=None,
        approval_due=None,
        published_on=None,
        published_url="",
        issue_key="",
        issue_url="",
        deleted_at=None,
    )
    meeting = Meeting.checked(record_id=record_id)
    return insert(f"Duplicate {record.postmortem.key}", *copies, meeting)


def _renamed(item: Item, names: dict[str, str]) -> Item:
    """Return an item with every identity in it replaced."""
    values: dict[str, object] = {
        "id": names[item.id],
        "record_id": names[item.record_id],
    }
    for field in ("parent_id", "cause_id"):
        if getattr(item, field, ""):
            values[field] = names.get(getattr(item, field), "")
    if isinstance(item, Why):
        values["evidence"] = tuple(names[e] for e in item.evidence if e in names)
    values |= _BEFORE.get(type(item), {})
    return item.having(**values)
