"""The version of a record for readers outside: roles only, and nothing that is not for them.

Sources, issues, approvers and all that was said in the meeting stay inside, and so do names, links,
addresses and keys of issues that someone typed into a text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from pmdesk.masking import roles
from pmdesk.masking.mask import LINK_LEFT_OUT, Mask, wordy
from pmdesk.masking.names import Person
from pmdesk.model import (
    Action,
    Approval,
    Attachment,
    Contact,
    Item,
    Meeting,
    Note,
    Participant,
    Postmortem,
    SectionKey,
    Tick,
    TimelineEvent,
    Why,
)
from pmdesk.publishing.issues import Issues
from pmdesk.record import Record

ADDRESS_LEFT_OUT = "(address left out)"
"""What stands in place of an e-mail address."""

LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"”“]+[^\s<>\"”“.,;:!?)\]’']", re.IGNORECASE)
ADDRESS = re.compile(r"(?:mailto:)?[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")

BLANKED: Mapping[type[Item], tuple[str, ...]] = {
    Postmortem: (
        "owner", "incident_key", "incident_url", "issue_key", "issue_url", "published_url",
    ),
    TimelineEvent: ("source", "link", "origin"),
    Action: (
        "tracker_id", "tracker_key", "tracker_url", "tracker_state", "committed_by",
        "committed_role", "due_reason", "declined_because",
    ),
    Why: ("earlier",),
    Meeting: ("private_notes",),
}  # fmt: skip
"""Fields that are for the team alone."""

_INSIDE = (Participant, Approval, Note, Tick)
"""Kinds of items that are for the team alone."""

SECTIONS = tuple(key for key in SectionKey if key is not SectionKey.APPROVAL)
"""The sections that readers outside see unless others are chosen."""

I = TypeVar("I", bound=Item)  # noqa: E741 - an item


def outside(record: Record, contacts: Iterable[Contact] = (), *, pictures: bool = False) -> Record:
    """Return what readers outside may see; `contacts` are people who may be named in it."""
    mask = Mask(_everyone(record, contacts))
    issues = Issues.of(record)
    kept = _kept(record, pictures=pictures)
    return Record.of(record.id, (_shown(item, mask, issues) for item in kept))


def _kept(record: Record, *, pictures: bool) -> Iterator[Item]:
    left_out = _INSIDE if pictures else (*_INSIDE, Attachment)
    return (item for item in record.items() if not isinstance(item, left_out))


def _shown(item: I, mask: Mask, issues: Issues) -> I:
    """Return an item without what is for the team alone; its texts name nobody and lead nowhere."""
    blank = item.model_copy(update=dict.fromkeys(BLANKED.get(type(item), ()), ""))
    masked = mask.item(blank)
    values = {name: _rewritten(getattr(masked, name), issues) for name in wordy(type(item))}
    return masked.model_copy(update=values)


def _rewritten(value: Any, issues: Issues) -> Any:
    if isinstance(value, tuple):
        return tuple(_rewritten(text, issues) for text in value)
    return issues.without(without_addresses(value))


def texts_of(item: Item) -> Iterator[str]:
    """Return what people wrote into an item that readers outside may see."""
    for name in wordy(type(item)):
        if name not in BLANKED.get(type(item), ()):
            value = getattr(item, name)
            yield from value if isinstance(value, tuple) else (value,)


def without_addresses(text: str) -> str:
    """Return a text with links and e-mail addresses left out."""
    return ADDRESS.sub(ADDRESS_LEFT_OUT, LINK.sub(LINK_LEFT_OUT, text))


def _everyone(record: Record, contacts: Iterable[Contact]) -> tuple[Person, ...]:
    """Return all who are known by name: participants first, whose roles in the incident count."""
    found = {person.name.casefold(): person for person in record.participants}
    for name, role, team, handle in _known(record, contacts):
        if name.casefold() not in found and not roles.names_role(name):
            found[name.casefold()] = Participant(
                record_id=record.id, name=name, role=role, team=team, handle=handle
            )
    return roles.people(found.values())


def _known(record: Record, contacts: Iterable[Contact]) -> Iterator[tuple[str, str, str, str]]:
    yield record.postmortem.owner, "owner", "", ""
    for approval in record.approvals:
        yield approval.name, approval.role or "approver", "", approval.contact
    for action in record.actions:
        yield action.committed_by, action.committed_role or "responsible manager", action.team, ""
    for contact in contacts:
        yield contact.name, contact.role, contact.team, contact.handle
