"""The messages that a team sends about a record, each from its template and the facts it needs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pmdesk import dates
from pmdesk.approval import message
from pmdesk.masking.mask import Mask, everyone
from pmdesk.masking.names import ARTICLE
from pmdesk.meeting.summary import Asked, to_ask
from pmdesk.model import Action, ActionKind, ActionState, Template
from pmdesk.record import Record
from pmdesk.texts import templates

INVITATION, FOLLOW_UP = "invitation", "follow_up"
REMINDER, PUBLICATION = "reminder", "publication"
_NOTHING = "- nothing yet"
_BY_SLO = "the date that the service’s SLO gives"

Templates = Iterable[Template]


@dataclass(frozen=True)
class Kind:
    """A kind of message: what it is called, when it is sent, and its facts from a record."""

    key: str
    title: str
    about: str
    facts: Callable[[Record], dict[str, str]]


def follow_up(record: Record, asked: Asked, own: Templates = ()) -> str:
    """Return the message to one manager about the actions that wait for a commitment."""
    return _filled(FOLLOW_UP, asked_facts(record, asked), own)


def reminder(record: Record, asked: Asked, own: Templates = ()) -> str:
    """Return the message to a manager who was asked before."""
    return _filled(REMINDER, asked_facts(record, asked), own)


def publication(record: Record, own: Templates = (), link: str = "") -> str:
    """Return the message that says where the write-up is; by default where the record says so."""
    facts = published_facts(record)
    return _filled(PUBLICATION, facts | ({"link": link} if link else {}), own)


def preview(kind: Kind, record: Record, template: str) -> str:
    """Return what a template makes of a record."""
    return templates.fill(template, kind.facts(record))


def slips(key: str, record: Record, own: Templates = ()) -> str:
    """Say which places of a message’s template are not known; mostly nothing."""
    return templates.slips(templates.chosen(key, own), KINDS[key].facts(record))


def asked_facts(record: Record, asked: Asked) -> dict[str, str]:
    """Return the facts of a message to one manager, who is spoken of by role."""
    due = [action.due for action in asked.actions if action.due]
    actions, shown = "\n".join(_line(record, asked.actions)), Mask(everyone(record)).text
    return templates.facts_of(record) | {
        "role": ARTICLE.sub("", shown(asked.role)),
        "actions": shown(actions) or _NOTHING,
        "due": dates.day(min(due)) if due else _BY_SLO,
    }


def published_facts(record: Record) -> dict[str, str]:
    """Return the facts of the message that a write-up is published."""
    root, shown = record.postmortem, Mask(everyone(record)).text
    causes = "\n".join(f"- {shown(cause.text)}" for cause in record.root_causes if cause.text)
    kept = [one for one in record.actions if one.state is not ActionState.DECLINED and one.text]
    facts = templates.facts_of(record)
    return facts | {
        # Readers outside are not told who owns it: the signature is then left out.
        "owner": facts["owner"] if root.owner else "",
        "link": root.published_url or "(link)",
        "published": dates.day(root.published_on) if root.published_on else templates.NOT_SAID,
        "causes": causes or _NOTHING,
        "actions": "\n".join(f"- {shown(one.text)}" for one in kept) or _NOTHING,
    }


def _first_asked(record: Record) -> dict[str, str]:
    """Return the facts for the first manager to be asked, or for one who is not named yet."""
    asked = to_ask(record)
    return asked_facts(record, asked[0] if asked else Asked("responsible manager", ()))


KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind(INVITATION, "Invitation to the meeting", "Sent before the meeting.",
             templates.facts_of),
        Kind(FOLLOW_UP, "Follow-up to a manager",
             "Sent after the meeting to each responsible manager who can commit to actions.",
             _first_asked),
        Kind(REMINDER, "Reminder of a commitment",
             "Sent to a responsible manager who has not answered yet.", _first_asked),
        Kind(message.KEY, "Request for approval", "Sent to each approver with the packet.",
             message.first_facts),
        Kind(PUBLICATION, "The write-up is published", "Sent once the write-up can be read.",
             published_facts),
    )
}  # fmt: skip
"""All kinds of messages by the key of their template, in the order in which they are sent."""


def _filled(key: str, facts: Mapping[str, str], own: Templates) -> str:
    return templates.fill(templates.chosen(key, own), facts)


def _line(record: Record, actions: Iterable[Action]) -> Iterator[str]:
    causes = {cause.id: cause.text for cause in record.root_causes}
    for action in actions:
        kind = "Priority" if action.kind is ActionKind.PRIORITY else "Improvement"
        fixes = f" (fixes: {causes[action.cause_id]})" if action.cause_id in causes else ""
        yield f"- {kind}: {action.text}{fixes}"
