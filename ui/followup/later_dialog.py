"""What is asked when an action is to be done later than its service allows."""

from datetime import date

from PySide6.QtWidgets import QWidget

from pmdesk import dates
from pmdesk.changes import Change
from pmdesk.deadlines import allowed, set_due
from pmdesk.model import Action
from ui.followup.change_dialog import ChangeDialog
from ui.widgets.form import Field
from ui.widgets.growing_edit import GrowingEdit


class LaterDialog(ChangeDialog):
    """Asks why an action is due on a later day than its deadline."""

    def __init__(
        self, action: Action, due: date, latest: date, parent: QWidget | None = None
    ) -> None:
        self._action = action
        self._due = due
        self._latest = latest
        self.reason = GrowingEdit("Reason for a later date", min_lines=2)
        fields = {"due_reason": Field(f"Why was {dates.day(due)} agreed?", self.reason)}
        text = f"{allowed(latest)} The reason is shown in the record."
        super().__init__("A later date", text, fields, "OK", parent, about=[action])

    def change(self) -> Change:
        """See `ChangeDialog.change`."""
        return set_due(self._action, self._due, self._latest, self.reason.text())
