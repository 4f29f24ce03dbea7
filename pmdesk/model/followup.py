"""What comes of it: lessons, actions and approval."""

from datetime import date

from sqlmodel import Field

from pmdesk.model.incident import Instant, WebAddress
from pmdesk.model.item import Choice, Line, Ranked, Text, choice_field, line_field, text_field


class LessonKind(Choice):
    """The three columns of lessons."""

    WELL = "well", "What went well"
    BETTER = "better", "What could have gone better"
    LUCKY = "lucky", "Where we got lucky"


class Lesson(Ranked):
    """Something learned."""

    kind: LessonKind = choice_field(LessonKind.WELL, "Column")
    text: Text = text_field("Lesson")


class ActionKind(Choice):
    """Whether an action fixes a root cause, and so has the service's deadline."""

    PRIORITY = "priority", "Priority"
    IMPROVEMENT = "improvement", "Improvement"


class ActionClass(Choice):
    """What an action is for; each class has a question that helps to find it."""

    INVESTIGATE = "investigate", "Investigate this incident"
    MITIGATE = "mitigate", "Mitigate this incident"
    REPAIR = "repair", "Repair damage"
    DETECT = "detect", "Detect future incidents"
    MITIGATE_FUTURE = "mitigate_future", "Mitigate future incidents"
    PREVENT = "prevent", "Prevent future incidents"


class ActionState(Choice):
    """The life of an action."""

    PROPOSED = "proposed", "Proposed"
    COMMITTED = "committed", "Committed"
    RAISED = "raised", "Raised"
    DONE = "done", "Done"
    DECLINED = "declined", "Declined"


class Action(Ranked):
    """Something that will be done, by a team, by a date."""

    text: Text = text_field("Action")
    kind: ActionKind = choice_field(ActionKind.PRIORITY, "Kind")
    action_class: ActionClass = choice_field(ActionClass.PREVENT, "Class")
    cause_id: str = Field(default="", max_length=64, title="Root cause")
    team: Line = line_field("Team")
    due: date | None = Field(default=None, title="Due")
    state: ActionState = choice_field(ActionState.PROPOSED, "State")
    committed_by: Line = line_field("Committed by")
    committed_role: Line = line_field("Role of who committed")
    committed_on: date | None = Field(default=None, title="Committed on")
    due_reason: Text = text_field("Reason for another date")
    """Why the action is due on another day than the service's weeks would say."""
    raised_on: date | None = Field(default=None, title="Raised on")
    done_on: date | None = Field(default=None, title="Done on")
    tracker_id: str = Field(default="", max_length=64, title="Tracker")
    """Which tracker of the directory has the issue."""
    tracker_key: Line = line_field("Tracker key", 80)
    tracker_url: WebAddress = line_field("Tracker link", 2000)
    tracker_state: Line = line_field("State in the tracker")
    tracker_seen_at: Instant | None = Field(default=None, title="Last seen in the tracker")
    sent_at: Instant | None = Field(default=None, title="Sent to the tracker")
    """When a request to make the issue went out, until its answer and its links are stored.

    Where this is set, whoever raises the action again looks for the issue first; where there is
    a key too, links may be missing.
    """
    declined_because: Text = text_field("Reason for declining")

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state not in {ActionState.DONE, ActionState.DECLINED}

    def is_overdue(self, today: date) -> bool:
        """Tell whether its day has passed and something is still to be done."""
        return self.is_open and self.due is not None and self.due < today

    @property
    def fixes(self) -> bool:
        """Whether this counts as a fix of its root cause."""
        return self.kind is ActionKind.PRIORITY and self.state is not ActionState.DECLINED


class Decision(Choice):
    """What an approver decided."""

    PENDING = "pending", "Pending"
    APPROVED = "approved", "Approved"
    CHANGES_REQUESTED = "changes_requested", "Changes requested"


class Approval(Ranked):
    """One approver of a record, and the decision."""

    name: Line = Field(min_length=1, max_length=200, title="Approver")
    role: Line = line_field("Role")
    mandatory: bool = Field(default=True, title="Mandatory")
    decision: Decision = choice_field(Decision.PENDING, "Decision")
    decided_at: Instant | None = Field(default=None, title="Decided")
    comment: Text = text_field("Comment")
    digest: str = Field(default="", max_length=64, title="Content decided on")
    record_digest: str = Field(default="", max_length=64, title="Record decided on")
    contact: Line = line_field("Address")
    requested_at: Instant | None = Field(default=None, title="Asked")
    source: Line = line_field("How the decision came")
