"""What is asked when an action goes on: who commits, which issue, why it is declined."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from pmdesk import actions, dates
from pmdesk.actions import Commitment
from pmdesk.changes import Change, set_fields
from pmdesk.deadlines import due_from, set_due
from pmdesk.directory.known import Someone
from pmdesk.errors import InvalidValue
from pmdesk.model import Action, ActionKind
from ui.followup.change_dialog import ChangeDialog, joined
from ui.followup.day_line import EXAMPLES, read_day, say_passed, show_day
from ui.settled_line import SettledLine
from ui.widgets.buttons import button
from ui.widgets.completing import complete
from ui.widgets.form import Field
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.line_edit import LineEdit

_NO_DUE = "Empty takes the date away."


class CommitDialog(ChangeDialog):
    """Asks who commits to one or more actions, in which role, when that was and until when."""

    def __init__(
        self,
        chosen: Sequence[Action],
        people: Sequence[Someone],
        today: date,
        slo_weeks: Callable[[Action], int],
        parent: QWidget | None = None,
    ) -> None:
        """`people` are those who can commit, the likeliest first."""
        self._chosen = chosen
        self._today = today
        self._weeks = slo_weeks
        self._proposed = ""
        """The due date that nobody chose: it follows the day of the commitment."""
        self._people = {someone.name.casefold(): someone for someone in people}
        likely, first = next(iter(people), Someone("")), chosen[0]
        self.by = LineEdit("Committed by", first.committed_by or likely.name)
        self.by.setPlaceholderText("The responsible manager")
        known = likely.role if self.by.text() == likely.name else ""
        self.role = LineEdit("In which role", first.committed_role or known)
        self.role.setPlaceholderText("Head of Payments")
        self.on = SettledLine("On", show_day(first.committed_on or today), placeholder=EXAMPLES)
        self.due = SettledLine("Due", placeholder=EXAMPLES)
        self.reason = GrowingEdit("Reason for a later date", first.due_reason, min_lines=2)
        role_help = "Whatever leaves pmdesk speaks of the role."
        fields = {
            "committed_by": Field("Committed by", self.by),
            "committed_role": Field("In which role", self.role, role_help),
            "on": Field("On", self.on),
            "due": Field("Due", self.due),
            "due_reason": Field("Why that late?", self.reason),
        }
        many = len(chosen) > 1
        what = (
            f"these {len(chosen)} actions and their dates" if many else "this action and its date"
        )
        text = f"A responsible manager agrees to {what}; nobody else can."
        title = counted("Commit to", chosen)
        super().__init__(title, text, fields, "Commit", parent, about=chosen)
        complete(self.by, lambda: [someone.name for someone in people if someone.name])
        self.by.textChanged.connect(self._fill_in_role)
        self.on.edited.connect(self._propose_due)
        self.due.edited.connect(self._say_due)
        self._propose_due()

    def commitment(self) -> Commitment:
        """Return what was entered; raises `InvalidValue` that names one of the fields."""
        is_theirs = self.due.text() != self._proposed
        due = read_day(self.due.text(), self._today) if is_theirs else None
        return Commitment(self.by.text(), self._on(), self.role.text(), due, self.reason.text())

    def change(self) -> Change:
        """See `ChangeDialog.change`."""
        agreed = self.commitment()
        return joined(
            actions.commit(action, agreed, self._weeks(action)) for action in self._chosen
        )

    def _fill_in_role(self, name: str) -> None:
        someone = self._people.get(name.strip().casefold())
        if someone is not None and someone.role:
            self.role.set_text(someone.role)

    def _on(self) -> date:
        try:
            return read_day(self.on.text(), self._today) or self._today
        except InvalidValue as error:
            raise InvalidValue(str(error), "on") from None

    def _propose_due(self) -> None:
        """Propose the day that the service's weeks ask for, where it is the same for all."""
        try:
            on = self._on()
        except InvalidValue:
            return
        days = {self._latest(action, on) or action.due for action in self._chosen}
        self._proposed = show_day(days.pop()) if len(days) == 1 else ""
        self.due.set_text(self._proposed)
        self._say_due()

    def _say_due(self) -> None:
        """Say what the service's weeks ask for, and want a reason where the date is later."""
        try:
            due, on = read_day(self.due.text(), self._today), self._on()
        except InvalidValue:
            return
        days = sorted({day for action in self._chosen if (day := self._latest(action, on))})
        listed = (
            " or ".join(dict.fromkeys((dates.day(days[0]), dates.day(days[-1])))) if days else ""
        )
        note = f"The service allows until {listed}." if listed else ""
        said = (note, say_passed(due, self._today))
        self._fields["due"].set_help(" ".join(filter(None, said)))
        self._fields["due_reason"].setVisible(bool(days and due and due > days[0]))

    def _latest(self, action: Action, on: date) -> date | None:
        return due_from(on, self._weeks(action)) if action.kind is ActionKind.PRIORITY else None


class DueDialog(ChangeDialog):
    """Asks by which day one or more actions are to be done, and why where that is late."""

    def __init__(
        self,
        chosen: Sequence[Action],
        proposed: date | None,
        today: date,
        latest: Callable[[Action], date | None],
        parent: QWidget | None = None,
    ) -> None:
        """`latest` is the deadline of an action, where it has one."""
        self._chosen = chosen
        self._today = today
        self._latest = latest
        self.due = SettledLine("Due", show_day(proposed), placeholder=EXAMPLES)
        self.reason = GrowingEdit("Reason for a later date", chosen[0].due_reason, min_lines=2)
        fields = {
            "due": Field("Due", self.due, _NO_DUE),
            "due_reason": Field("Why that late?", self.reason),
        }
        text = "A later day than the service allows needs a reason; the record shows it."
        super().__init__(counted("Due date of", chosen), text, fields, "Set", parent, about=chosen)
        self.due.edited.connect(self._want_reason)
        self._want_reason()

    def day(self) -> date | None:
        """Return the day that was entered; raises `InvalidValue`."""
        return read_day(self.due.text(), self._today)

    def change(self) -> Change:
        """See `ChangeDialog.change`."""
        due, reason = self.day(), self.reason.text()
        return joined(set_due(action, due, self._latest(action), reason) for action in self._chosen)

    def _want_reason(self) -> None:
        try:
            due = self.day()
        except InvalidValue:
            return
        self._fields["due"].set_help(say_passed(due, self._today) or _NO_DUE)
        days = [day for action in self._chosen if (day := self._latest(action))]
        self._fields["due_reason"].setVisible(bool(due and any(due > day for day in days)))


class TeamDialog(ChangeDialog):
    """Asks which team does one or more actions."""

    def __init__(
        self, chosen: Sequence[Action], teams: Sequence[str], parent: QWidget | None = None
    ) -> None:
        self._chosen = chosen
        self.team = LineEdit("Team", chosen[0].team, placeholder="The team that owns the work")
        text = "The work goes to the backlog of this team."
        fields = {"team": Field("Team", self.team)}
        super().__init__(counted("Team of", chosen), text, fields, "Set", parent, about=chosen)
        complete(self.team, lambda: teams)

    def change(self) -> Change:
        """See `ChangeDialog.change`."""
        team = self.team.text()
        return joined(set_fields("Set team", action, team=team) for action in self._chosen)


class IssueDialog(ChangeDialog):
    """Asks for the tracker issue in which an action is worked on; that it is there is noted only.

    With `can_raise` it leads to where issues are raised; `wants_raising` tells that it was chosen.
    """

    def __init__(
        self,
        action: Action,
        project: str,
        today: date,
        parent: QWidget | None = None,
        *,
        can_raise: bool = False,
    ) -> None:
        self.wants_raising = False
        self._action = action
        self._today = today
        example = f"{project or 'BUILD'}-123"
        self.key = LineEdit("Tracker key", action.tracker_key, placeholder=example)
        self.url = LineEdit("Link", action.tracker_url, placeholder="https://…")
        fields = {
            "tracker_key": Field("Tracker key", self.key),
            "tracker_url": Field("Link", self.url, "Where the issue can be read; may be empty."),
        }
        kind = action.kind.label.lower()
        text = (
            f"It is in the backlog of its team already, linked as {kind} action. Nothing is sent."
        )
        self.lead = button("Raise issues…", self._lead, icon="external-link", kind="link")
        super().__init__("Note its issue", text, fields, "Note", parent, about=[action])
        if can_raise:
            self._foot.insertWidget(0, self.lead)

    def _lead(self) -> None:
        self.wants_raising = True
        self.reject()

    def change(self) -> Change:
        """See `ChangeDialog.change`."""
        if not self.key.text().strip():
            message = "Write the key of the issue, such as BUILD-123."
            raise InvalidValue(message, "tracker_key")
        key, url = self.key.text(), self.url.text()
        return actions.raise_issue(self._action, key, url, on=self._today)


class DeclineDialog(ChangeDialog):
    """Asks why one or more actions will not be done."""

    def __init__(self, chosen: Sequence[Action], parent: QWidget | None = None) -> None:
        self._chosen = chosen
        self.reason = GrowingEdit("Reason", chosen[0].declined_because, min_lines=3)
        fields = {"declined_because": Field("Reason", self.reason)}
        text = "It stays in the record with its reason; the next reader will ask."
        super().__init__(counted("Decline", chosen), text, fields, "Decline", parent, about=chosen)

    def change(self) -> Change:
        """See `ChangeDialog.change`."""
        reason = self.reason.text()
        return joined(actions.decline(action, reason) for action in self._chosen)


def counted(verb: str, chosen: Sequence[Action]) -> str:
    """Say what is done to how many actions."""
    return f"{verb} {'action' if len(chosen) == 1 else f'{len(chosen)} actions'}"
