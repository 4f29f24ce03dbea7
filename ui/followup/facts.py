"""What there is to say about an action, in words."""

from dataclasses import dataclass
from datetime import date

from pmdesk import actions, dates, deadlines, guidance
from pmdesk.directory.known import Known
from pmdesk.model import Action, ActionKind, ActionState, Why
from pmdesk.process import short
from pmdesk.record import Record
from ui.widgets.chip import ChipKind

NO_CAUSE = "No root cause yet"
STATE_CHIPS: dict[ActionState, ChipKind] = {
    ActionState.PROPOSED: "neutral",
    ActionState.COMMITTED: "draft",
    ActionState.RAISED: "draft",
    ActionState.DONE: "ok",
    ActionState.DECLINED: "neutral",
}
KIND_CHIPS: dict[ActionKind, ChipKind] = {ActionKind.PRIORITY: "ok", ActionKind.IMPROVEMENT: "warn"}


@dataclass(frozen=True)
class Face:
    """What a card shows of an action."""

    text: str
    kind: ActionKind
    class_label: str
    state: ActionState
    overdue: bool
    about: str
    lacks: str

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        late = "overdue" if self.overdue else ""
        parts = (f"{self.kind.label} action", self.text, self.state.label, late, self.about)
        return ", ".join(part for part in (*parts, self.lacks) if part)


def face(record: Record, action: Action, today: date) -> Face:
    """Return what a card shows of an action."""
    cause = record.get(Why, action.cause_id)
    about = (
        f"Fixes: {short(cause.text, 90)}" if cause else "",
        action.team,
        action.tracker_key,
        f"due {dates.day(action.due)}" if action.due and action.is_open else "",
        f"agreed because: {short(action.due_reason, 90)}" if action.due_reason else "",
    )
    return Face(
        text=action.text,
        kind=action.kind,
        class_label=guidance.actions().classes[action.action_class].label,
        state=action.state,
        overdue=bool(actions.overdue([action], today)),
        about=" · ".join(part for part in about if part),
        lacks=_lacks(action, cause),
    )


def _lacks(action: Action, cause: Why | None) -> str:
    """Say what an action still needs before approval can be requested."""
    if not action.is_open:
        return ""
    needs = (
        (not action.text.strip(), "No words yet"),
        (action.kind is ActionKind.PRIORITY and cause is None, NO_CAUSE),
        (not action.team, "No team yet"),
    )
    return " · ".join(words for missing, words in needs if missing)


def explain_due(action: Action, known: Known, record: Record) -> str:
    """Say how an action's due date comes about."""
    if action.kind is not ActionKind.PRIORITY:
        return "An improvement has no deadline of its own."
    service = known.service(record.postmortem.service)
    weeks = known.slo_weeks(record.postmortem.service)
    source = f"as {service.name} asks" if service else "since the service is not in the directory"
    latest = latest_due(action, known, record)
    if latest is None:
        return f"{weeks} weeks after commitment or approval, {source}."
    started = "commitment" if action.committed_on else "approval"
    start = action.committed_on or deadlines.approved_on(record)
    when = dates.day(start) if start else ""
    return f"{weeks} weeks after {started} on {when} is {dates.day(latest)}, {source}."


def latest_due(action: Action, known: Known, record: Record) -> date | None:
    """Return the day that the service's weeks ask for, where it can be told."""
    weeks = known.slo_weeks(record.postmortem.service)
    return deadlines.deadline(action, weeks, deadlines.approved_on(record))


def history(action: Action) -> str:
    """Say how an action came to be in its state."""
    if action.state is ActionState.DECLINED:
        return "Declined, because:" if action.declined_because else "Declined."
    said = []
    if action.committed_on is not None:
        role = action.committed_role
        who = f"{action.committed_by}, {role}," if role else action.committed_by
        said.append(f"committed by {who} on {dates.day(action.committed_on)}")
    if action.tracker_key:
        on = f" on {dates.day(action.raised_on)}" if action.raised_on else ""
        said.append(f"raised as {action.tracker_key}{on}")
    if action.state is ActionState.DONE:
        said.append(f"done on {dates.day(action.done_on)}" if action.done_on else "done")
    line = ", ".join(said) or "proposed; nobody has committed to it yet"
    return f"{line[0].upper()}{line[1:]}."


def coverage(record: Record) -> str:
    """Say how many root causes have an action that fixes them."""
    causes = record.root_causes
    if not causes:
        return "No root cause is marked yet"
    fixed = sum(any(a.fixes for a in record.actions_for(cause)) for cause in causes)
    has = "has" if fixed == 1 else "have"
    noun = "root cause" if len(causes) == 1 else "root causes"
    return f"{fixed} of {len(causes)} {noun} {has} a priority action"


def follow_up(record: Record) -> str:
    """Say with whom to follow up on actions that nobody has committed to, empty where all are."""
    waiting = sum(action.state is ActionState.PROPOSED for action in record.actions)
    if not waiting:
        return ""
    people = [person for person in record.participants if person.responsible_manager]
    roles = list(dict.fromkeys(person.role or person.name for person in people))
    them = "1 action waits" if waiting == 1 else f"{waiting} actions wait"
    if not roles:
        return f"{them} for a commitment. Mark the responsible managers in the details."
    return f"{them} for a commitment. Follow up with: {', '.join(roles)}."
