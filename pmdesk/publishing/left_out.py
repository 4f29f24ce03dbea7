"""What the version for outside leaves out, said before anything is written."""

from collections.abc import Iterable, Iterator

from pmdesk.model import (
    Action,
    Approval,
    Attachment,
    Item,
    Meeting,
    Note,
    Participant,
    Postmortem,
    SectionKey,
    TimelineEvent,
)
from pmdesk.publishing.issues import Issues, alike
from pmdesk.publishing.outside import ADDRESS, LINK, texts_of, without_addresses
from pmdesk.record import Record


def left_out(record: Record, sections: Iterable[SectionKey], *, pictures: bool) -> tuple[str, ...]:
    """Say line by line what of a record stays inside; what there is none of is not said."""
    kept = set(sections)
    missing = [key.label for key in SectionKey if key not in kept]
    lines = [f"Sections: {', '.join(missing)}"] if missing else []
    lines += [_counted(count, one, many) for count, one, many in _counts(record, pictures) if count]
    if any(meeting.started_at for meeting in record.all(Meeting)):
        lines.append("What was said and noted in the meeting")
    if any(meeting.private_notes.strip() for meeting in record.all(Meeting)):
        lines.append("The facilitator’s private notes")
    return tuple(lines)


def kept_keys(record: Record) -> tuple[str, ...]:
    """Return what looks like the key of an issue and yet goes outside with the texts."""
    known = Issues.of(record)
    texts = (text for item in _read(record) for text in texts_of(item))
    return alike(known.without(without_addresses(text)) for text in texts)


def _read(record: Record) -> list[Item]:
    """Return what readers outside may read in."""
    return [item for item in record.items() if not isinstance(item, Participant | Approval | Note)]


def _counts(record: Record, pictures: bool) -> Iterator[tuple[int, str, str]]:  # noqa: FBT001 - handed on
    events, actions = record.all(TimelineEvent), record.all(Action)
    root = record.all(Postmortem)
    yield len(record.all(Participant)), "participant", "participants"
    yield sum(bool(one.owner) for one in root), "owner", "owners"
    yield len(record.all(Approval)), "approver with the decision", "approvers with their decisions"
    yield sum(bool(one.source) for one in events), "source of an event", "sources of events"
    yield sum(bool(one.link) for one in events), "link of an event", "links of events"
    issues = (one.incident_key or one.incident_url for one in root)
    own = (one.issue_key or one.issue_url for one in root)
    raised = (one.tracker_key or one.tracker_url for one in actions)
    yield sum(map(bool, (*issues, *own, *raised))), "issue of a tracker", "issues of trackers"
    yield (
        sum(bool(one.committed_by) for one in actions),
        "name of who committed to an action", "names of who committed to actions",
    )  # fmt: skip
    yield len(record.all(Note)), "note from the meeting", "notes from the meeting"
    if not pictures:
        yield len(record.all(Attachment)), "picture", "pictures"
    kept = _read(record)
    yield _found(kept), "link or address in a text", "links and addresses in texts"
    known = Issues.of(record)
    found = sum(known.count(LINK.sub("", text)) for item in kept for text in texts_of(item))
    yield found, "key of an issue in a text", "keys of issues in texts"


def _found(items: Iterable[Item]) -> int:
    texts = [text for item in items for text in texts_of(item)]
    return sum(len(LINK.findall(text)) + len(ADDRESS.findall(LINK.sub("", text))) for text in texts)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
