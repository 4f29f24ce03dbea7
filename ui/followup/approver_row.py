"""One approver: who that is, whether the approval is needed, and what was decided."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from pmdesk import dates
from pmdesk.approval import review
from pmdesk.approval.review import Verdict
from pmdesk.changes import Change
from pmdesk.errors import InvalidValue
from pmdesk.model import Approval, Decision, State
from pmdesk.record import Record
from ui.ask import Ask
from ui.bound import Bound
from ui.breakable import breakable
from ui.document import Document
from ui.followup.change_dialog import ChangeDialog
from ui.followup.state_card import MEANINGS
from ui.widgets.buttons import button, check_box, icon_button
from ui.widgets.chip import Chip, ChipKind
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import box, column, row
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import label, set_tooltip

DECISION_CHIPS: dict[Decision, ChipKind] = {
    Decision.PENDING: "neutral",
    Decision.APPROVED: "ok",
    Decision.CHANGES_REQUESTED: "warn",
}
_BACK = "The record goes back to its owner with this comment."
_STANDS = "The approval stands, as this approver is optional; the comment is noted."
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DecisionDialog(ChangeDialog):
    """Takes down what an approver decided."""

    def __init__(
        self,
        record: Record,
        approval: Approval,
        decision: Decision,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        self._record = record
        self._approval = approval
        self._decision = decision
        self._now = now
        self.comment = GrowingEdit("Comment", min_lines=3)
        approves = decision is Decision.APPROVED
        words = "Approve" if approves else "Request changes"
        text = " ".join(("Approval means two things.", *MEANINGS))
        goes_back = review.can_send_back(record, approval)
        asked = text if approves else _BACK if goes_back else _STANDS
        about = "May be empty." if approves else "What has to change before you can agree."
        fields = {"comment": Field("Comment", self.comment, about)}
        super().__init__(f"{words}: {approval.name}", asked, fields, words, parent)

    def change(self) -> Change:
        """See `ChangeDialog.change`."""
        comment = self.comment.text()
        if self._decision is Decision.CHANGES_REQUESTED and not comment.strip():
            raise InvalidValue("Say what has to change; the owner cannot guess it.", "comment")
        verdict = Verdict(self._decision, comment, self._now)
        return review.decide(self._record, self._approval, verdict)


class ApproverRow(QWidget):
    """Name and role can be typed over; Alt+↑/↓ move the approver in the list."""

    moved = Signal(int)
    remove_requested = Signal()

    def __init__(
        self,
        document: Document,
        ask: Ask,
        approval: Approval,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._document = document
        self._ask = ask
        self._clock = clock
        self._id = approval.id
        self._bound = Bound(document, approval, self)
        self.name = LineEdit("Approver")
        self.role = LineEdit("Role", placeholder="Role")
        self.mandatory = check_box("Mandatory")
        self._problem = label("", "error", wrap=True)
        self._chip = Chip()
        self._decided = label("", "hint", wrap=True)
        self.approve = button("Approve", lambda: self._decide(Decision.APPROVED))
        self.ask_changes = button(
            "Request changes…", lambda: self._decide(Decision.CHANGES_REQUESTED)
        )
        self.take_back = button("Take back", self._take_back)
        self.up = icon_button("chevron-up", "Move up", lambda: self.moved.emit(-1))
        self.down = icon_button("chevron-down", "Move down", lambda: self.moved.emit(1))
        self.remove = icon_button("trash-2", "Remove", self.remove_requested.emit)
        self._lay_out()
        self._bind()

    def follow(self, place: int, count: int) -> None:
        """Show what was decided, and what can be decided now."""
        record = self._document.record
        approval = record.get(Approval, self._id)
        if approval is None:
            return
        self._chip.show_text(approval.decision.label, DECISION_CHIPS[approval.decision])
        self._decided.setText(breakable(_decided(approval, record)))
        self._decided.setVisible(bool(self._decided.text()))
        self._problem.setVisible(bool(self._problem.text()))
        pending = approval.decision is Decision.PENDING
        asked = record.postmortem.state not in {State.DRAFT, State.NOT_REQUIRED}
        for choice in (self.approve, self.ask_changes):
            choice.setVisible(pending)
            choice.setEnabled(asked)
            set_tooltip(choice, "" if asked else "Request approval first")
        self.take_back.setVisible(not pending)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        self._name_parts(approval.name)

    def error(self) -> str:
        """Return what is wrong with name or role, or an empty text."""
        return self._problem.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        for line in (self.name, self.role):
            line.setProperty("plain", "true")
        who = row(self.name, self._chip, spacing=4)
        order = row(self.role, self.up, self.down, self.remove, spacing=4)
        for part in (who, order):
            part.setStretch(0, 1)
        must = box(row(self.mandatory, margins=(3, 0)))  # as high as the buttons beside it
        tools = FlowLayout(must, self.approve, self.ask_changes, self.take_back)
        self.setLayout(column(who, order, self._problem, self._decided, box(tools), spacing=2))

    def _bind(self) -> None:
        self._bound.text("name", self.name, self._say)
        self._bound.text("role", self.role, self._say)
        self._bound.tick("mandatory", self.mandatory)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _name_parts(self, name: str) -> None:
        """Let a screen reader tell the rows apart."""
        self.mandatory.setAccessibleName(f"{name} must approve")
        for part in (self.approve, self.ask_changes, self.take_back):
            part.setAccessibleName(f"{part.text()}: {name}")
        tools = ((self.up, "Move up"), (self.down, "Move down"), (self.remove, "Remove"))
        for tool, verb in tools:
            tool.setAccessibleName(f"{verb}: {name}")

    def _decide(self, decision: Decision) -> None:
        record, approval, now = self._document.record, self._bound.item, self._clock()
        dialog = DecisionDialog(record, approval, decision, now, self)
        if self._ask.run(dialog):
            self._bound.edit(lambda _approval: dialog.change())

    def _take_back(self) -> None:
        record = self._document.record
        self._bound.edit(lambda it: review.take_back(record, it))


def _decided(approval: Approval, record: Record) -> str:
    """Say where an approver is reached, how and when something was decided, with which words."""
    said = _answer(approval, record)
    return " · ".join(part for part in (approval.contact, said) if part)


def _answer(approval: Approval, record: Record) -> str:
    zone = record.postmortem.tzinfo
    when, asked = approval.decided_at, approval.requested_at
    if when is None and not approval.source:
        return f"Asked {dates.stamp(asked, zone)}" if asked else approval.comment
    head = ", ".join(filter(None, (approval.source, dates.stamp(when, zone) if when else "")))
    return ": ".join(part for part in (head, approval.comment) if part)
