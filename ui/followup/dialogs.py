"""What is asked when an action goes on: who commits, which issue, why it is declined."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from pmdesk import actions, dates
from pmdesk.changes import Change
from pmdesk.deadlines import due_from
from pmdesk.errors import InvalidValue
from pmdesk.known import Someone
from pmdesk.model import Action, ActionKind
from ui.followup.day_line import EXAMPLES, read_day, show_day
from ui.settled_line import SettledLine
from ui.widgets.buttons import button
from ui.widgets.completing import complete
from ui.widgets.form import Field
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import label


class ChangeDialog(QDialog):
    """A few fields that make one change; what does not fit is said at its field."""

    def __init__(
        self,
        title: str,
        explanation: str,
        fields: Mapping[str, Field],
        verb: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._fields = fields
        go = button(verb, self.accept, kind="primary")
        go.setDefault(True)
        whole = column(
            label(title, "title"),
            label(explanation, "muted", wrap=True),
            *fields.values(),
            row(STRETCH, button("Cancel", self.reject), go),
            spacing=14,
            margins=24,
        )
        self.setLayout(whole)
        sized(self, min_width=480)

    def change(self) -> Change:
        """Return the change; raises `InvalidValue` that names one of the fields."""
        raise NotImplementedError

    def error(self, field: str) -> str:
        """Return the sentence that a field shows, or an empty one."""
        return self._fields[field].error()

    def accept(self) -> None:
        for field in self._fields.values():
            field.set_error("")
        try:
            self.change()
        except InvalidValue as error:
            field = self._fields.get(error.field, next(iter(self._fields.values())))
            field.set_error(str(error))
            field.editor.setFocus()
            return
        super().accept()


class CommitDialog(ChangeDialog):
    """Asks who commits to an action, in which role, when that was and until when."""

    def __init__(
        self,
        action: Action,
        people: Sequence[Someone],
        today: date,
        slo_weeks: int,
        parent: QWidget | None = None,
    ) -> None:
        """`people` are those who can commit, the likeliest first."""
        self._action = action
        self._today = today
        self._weeks = slo_weeks
        self._proposed = ""
        """The due date that nobody chose: it follows the day of the commitment."""
        self._people = {someone.name.casefold(): someone for someone in people}
        likely = next(iter(people), Someone(""))
        self.by = LineEdit("Committed by", action.committed_by or likely.name)
        self.by.setPlaceholderText("The responsible manager")
        known = likely.role if self.by.text() == likely.name else ""
        self.role = LineEdit("In which role", action.committed_role or known)
        self.role.setPlaceholderText("Head of Payments")
        self.on = SettledLine("On", show_day(action.committed_on or today), placeholder=EXAMPLES)
        self.due = SettledLine("Due", placeholder=EXAMPLES)
        self.reason = GrowingEdit("Reason for a later date", action.due_reason, min_lines=2)
        role_help = "Whatever leaves pmdesk speaks of the role."
        fields = {
            "committed_by": Field("Committed by", self.by),
            "committed_role": Field("In which role", self.role, role_help),
            "on": Field("On", self.on),
            "due": Field("Due", self.due),
            "due_reason": Field("Why that late?", self.reason),
        }
        text = "A responsible manager agrees to this action and its date; nobody else can."
        super().__init__("Commit to action", text, fields, "Commit", parent)
        complete(self.by, [someone.name for someone in people])
        self.by.textChanged.connect(self._fill_in_role)
        self.on.edited.connect(self._propose_due)
        self.due.edited.connect(self._say_due)
        self._propose_due()

    def change(self) -> Change:
        """See `ChangeDialog.change`."""
        is_theirs = self.due.text() != self._proposed
        due = read_day(self.due.text(), self._today) if is_theirs else None
        agreed = actions.Commitment(
            self.by.text(), self._on(), self.role.text(), due, self.reason.text()
        )
        return actions.commit(self._action, agreed, self._weeks)

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
        """Propose the day that the service's weeks ask for, once it is known when they begin."""
        try:
            on = self._on()
        except InvalidValue:
            return
        due = self._action.due
        if self._action.kind is ActionKind.PRIORITY:
            due = due_from(on, self._weeks)
        self._proposed = show_day(due)
        self.due.set_text(self._proposed)
        self._say_due()

    def _say_due(self) -> None:
        """Say what the service's weeks ask for, and want a reason where the date is later."""
        field, reason = self._fields["due"], self._fields["due_reason"]
        try:
            due, on = read_day(self.due.text(), self._today), self._on()
        except InvalidValue:
            return
        latest = due_from(on, self._weeks) if self._action.kind is ActionKind.PRIORITY else None
        field.set_help(f"{self._weeks} weeks later is {dates.day(latest)}." if latest else "")
        reason.setVisible(bool(latest and due and due > latest))


class RaiseDialog(ChangeDialog):
    """Asks for the tracker issue in which an action is worked on."""

    def __init__(
        self, action: Action, project: str, today: date, parent: QWidget | None = None
    ) -> None:
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
        text = f"In the backlog of the team that owns it, linked as {kind} action."
        super().__init__("Raise issue", text, fields, "Raise", parent)

    def change(self) -> Change:
        """See `ChangeDialog.change`."""
        if not self.key.text().strip():
            message = "Write the key of the issue, such as BUILD-123."
            raise InvalidValue(message, "tracker_key")
        key, url = self.key.text(), self.url.text()
        return actions.raise_issue(self._action, key, url, on=self._today)


class DeclineDialog(ChangeDialog):
    """Asks why an action will not be done."""

    def __init__(self, action: Action, parent: QWidget | None = None) -> None:
        self._action = action
        self.reason = GrowingEdit("Reason", action.declined_because, min_lines=3)
        fields = {"declined_because": Field("Reason", self.reason)}
        text = "It stays in the record with its reason; the next reader will ask."
        super().__init__("Decline action", text, fields, "Decline", parent)

    def change(self) -> Change:
        """See `ChangeDialog.change`."""
        return actions.decline(self._action, self.reason.text())
