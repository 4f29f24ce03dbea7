"""The values that a record is made of; every field is declared here and nowhere else."""

from pmdesk.model.causes import Category, Mark, Standing, Why
from pmdesk.model.directory import (
    Contact,
    Directory,
    ProjectMapping,
    Service,
    Team,
    Template,
    Term,
    TermKind,
    Tracker,
    TrackerKind,
)
from pmdesk.model.followup import (
    Action,
    ActionClass,
    ActionKind,
    ActionState,
    Approval,
    Decision,
    Lesson,
    LessonKind,
)
from pmdesk.model.incident import (
    Attachment,
    Group,
    Participant,
    Postmortem,
    Section,
    SectionKey,
    State,
    Tick,
)
from pmdesk.model.item import Choice, Item, Ranked, new_id
from pmdesk.model.meeting import Meeting, Note, NoteKind
from pmdesk.model.timeline import Moment, TimelineEvent

KINDS: dict[str, type[Item]] = {
    "postmortem": Postmortem,
    "section": Section,
    "participant": Participant,
    "event": TimelineEvent,
    "why": Why,
    "lesson": Lesson,
    "action": Action,
    "approval": Approval,
    "attachment": Attachment,
    "tick": Tick,
    "meeting": Meeting,
    "note": Note,
    "directory": Directory,
    "service": Service,
    "term": Term,
    "template": Template,
    "team": Team,
    "contact": Contact,
    "tracker": Tracker,
    "mapping": ProjectMapping,
}
"""Every kind of item by its stored name: the name of its table and its name in history."""

KIND_NAMES = {kind: name for name, kind in KINDS.items()}

__all__ = [
    "KINDS", "KIND_NAMES", "Action", "ActionClass", "ActionKind", "ActionState", "Approval",
    "Attachment", "Category", "Choice", "Contact", "Decision", "Directory", "Group", "Item",
    "Lesson", "LessonKind", "Mark", "Meeting", "Moment", "Note", "NoteKind", "Participant",
    "Postmortem", "ProjectMapping", "Ranked", "Section", "SectionKey", "Service", "Standing",
    "State", "Team", "Template", "Term", "TermKind", "Tick", "TimelineEvent", "Tracker",
    "TrackerKind", "Why", "new_id",
]  # fmt: skip
