"""What is asked when an action goes on: who commits, which issue, why it is declined."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QWidget

from pmdesk import actions, dates
from pmdesk.changes import Change
from pmdesk.errors import InvalidValue
from pmdesk.model import Action, ActionKind
from ui.followup.day_line import EXAMPLES, read_day, show_day
from ui.settled_line import SettledLine
from ui.widgets.buttons import button
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
    """Asks who commits to an action, and when that was."""

    def __init__(
        self,
        action: Action,
        managers: Sequence[str],
        today: date,
        slo_weeks: int,
        parent: QWidget | None = None,
    ) -> None:
        self._action = action
        self._today = today
        self._weeks = slo_weeks
        self.by = LineEdit("Committed by", action.committed_by or next(iter(managers), ""))
        self.by.setPlaceholderText("The responsible manager, by role")
        self.on = SettledLine("On", show_day(action.committed_on or today), placeholder=EXAMPLES)
        self._by_field = Field("Committed by", self.by)
        self._on_field = Field("On", self.on)
        fields = {"committed_by": self._by_field, "due": self._on_field}
        text = "A responsible manager agrees to this action and its date; nobody else can."
        super().__init__("Commit to action", text, fields, "Commit", parent)
        completer = QCompleter(list(managers), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.by.setCompleter(completer)
        self.on.edited.connect(self._say_due)
        self._say_due()

    def change(self) -> Change:
        """See `ChangeDialog.change`."""
        on = read_day(self.on.text(), self._today) or self._today
        return actions.commit(self._action, self.by.text(), on, self._weeks)

    def _say_due(self) -> None:
        if self._action.kind is ActionKind.PRIORITY:
            try:
                on = read_day(self.on.text(), self._today) or self._today
            except InvalidValue:
                return
            due = actions.due_from(on, self._weeks)
            self._on_field.set_help(f"Due {dates.day(due)}, {self._weeks} weeks later.")


class RaiseDialog(ChangeDialog):
    """Asks for the tracker issue in which an action is worked on."""

    def __init__(self, action: Action, project: str, parent: QWidget | None = None) -> None:
        self._action = action
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
        return actions.raise_issue(self._action, self.key.text(), self.url.text())


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
