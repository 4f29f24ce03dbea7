"""Texts that a team sends, with places for the facts of a record.

A place is written as $title. One that is not known stays as it is, so that a slip in a template
shows and nothing is lost.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from string import Template as Text

from pmdesk import dates
from pmdesk.changes import Change, insert, remove, set_fields
from pmdesk.masking.mask import Mask, everyone
from pmdesk.meeting.agenda import plan_of
from pmdesk.model import Postmortem, SectionKey, Template
from pmdesk.record import Record
from resources import read_text

NOT_SAID = "not said yet"
"""What stands in the place of a fact that the record does not tell."""


@cache
def default(key: str) -> str:
    """Return the template as pmdesk brings it."""
    return read_text(f"templates/{key}.txt")


def chosen(key: str, templates: Iterable[Template] = ()) -> str:
    """Return the team's own template of a key, or the one that pmdesk brings."""
    own = next((each.text for each in templates if each.key == key), "")
    return own or default(key)


def keep(directory: Record, key: str, text: str) -> Change:
    """Make a template the team's own; without words, or with the usual ones, the usual one is back.

    `directory` is the record of the services directory.
    """
    label = "Change template"
    known = [each for each in directory.all(Template) if each.key == key]
    wanted = "" if text.strip() in {"", default(key).strip()} else text
    if not wanted:
        return remove(label, *known)
    if known:
        return set_fields(label, known[0], text=wanted)
    return insert(label, Template.checked(record_id=directory.id, key=key, text=wanted))


def fill(template: str, facts: Mapping[str, str]) -> str:
    """Put facts into their places."""
    return Text(template).safe_substitute(facts).strip() + "\n"


def slips(template: str, facts: Mapping[str, str]) -> str:
    """Say which places of a template stand for no fact and stay as they are; mostly nothing."""
    found = [f"${name}" for name in Text(template).get_identifiers() if name not in facts]
    if not found:
        return ""
    one = len(found) == 1
    rest = "is not known; it stays as it is." if one else "are not known; they stay as they are."
    return f"{', '.join(found)} {rest}"


def facts_of(record: Record) -> dict[str, str]:
    """Return what a record can put into a template, by the name of its place; people by role."""
    root, meeting = record.postmortem, record.meeting
    shown = Mask(everyone(record)).text
    agenda = (f"{each.minutes:>3} min  {each.step.title}" for each in plan_of(meeting))
    return {
        "title": shown(root.title),
        "key": root.key,
        "incident": shown(_incident(root)),
        "severity": f"severity {root.severity}",
        "service": shown(root.service) or NOT_SAID,
        "owner": shown(root.owner) or NOT_SAID,
        "summary": shown(record.prose(SectionKey.SUMMARY).strip()) or NOT_SAID,
        "when": when(record, meeting.scheduled_for),
        "minutes": str(meeting.minutes),
        "agenda": "\n".join(agenda),
        "invited": "\n".join(f"- {shown(line)}" for line in invited(record)) or NOT_SAID,
    }


def _incident(root: Postmortem) -> str:
    return " ".join(filter(None, (root.incident_key, root.incident_url))) or root.title


def invited(record: Record) -> tuple[str, ...]:
    """Return who should come, by role: those who took part, their managers, the approvers."""
    took_part = record.participants
    managers = [person.role or NOT_SAID for person in took_part if person.responsible_manager]
    others = [person.role or NOT_SAID for person in took_part if not person.responsible_manager]
    teams = [person.team for person in took_part if person.team]
    approvers = [approval.role or approval.name for approval in record.approvals]
    lines = (
        ("Teams that own or were hit by it", teams),
        ("Took part", others),
        ("Responsible managers, who can commit to actions", managers),
        ("Approvers", approvers),
    )
    return tuple(f"{what}: {', '.join(dict.fromkeys(who))}" for what, who in lines if who)


def when(record: Record, moment: datetime | None) -> str:
    """Say when the meeting is, in the record's zone."""
    if moment is None:
        return f"When: {NOT_SAID}"
    zone = record.postmortem.tzinfo
    return f"When: {dates.stamp(moment, zone)} {moment.astimezone(zone).tzname()}"
