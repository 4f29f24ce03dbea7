"""What a decision file says, before it is recorded."""

from PySide6.QtWidgets import QDialog, QWidget

from pmdesk.approval.answers import Answer, Outcome, Taken
from pmdesk.approval.since import Changes
from pmdesk.record import Record
from ui.followup.changes_text import ChangesText
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.fit import fit
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label


class AnswerDialog(QDialog):
    """Who decided what, with which comment, and what has changed since where it does not count."""

    def __init__(self, taken: Taken, record: Record, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Decision from a file")
        self.answers = taken.answers
        self.changes: list[ChangesText] = []
        is_new = bool(taken.change)
        page = column(spacing=10)
        for answer in taken.answers:
            page.addWidget(self._card(answer, record))
        page.addStretch(1)
        close = button("Cancel" if is_new else "Close", self.reject)
        buttons = row(STRETCH, close)
        if is_new:
            go = button("Record", self.accept, kind="primary")
            go.setDefault(True)
            buttons.addWidget(go)
            go.setFocus()
        title = f"Decision on {record.postmortem.key}"
        whole = column(
            label(title, "title"), ScrollPage(page), buttons, spacing=14, margins=24
        )  # fmt: skip
        self.setLayout(whole)
        is_long = any(answer.changes != Changes() for answer in taken.answers)
        fit(self, 620, 480 if is_long else 260)

    def _card(self, answer: Answer, record: Record) -> Card:
        card = Card(label(answer.sentence, "strong", wrap=True), margins=(12, 14), spacing=6)
        if answer.seat.comment:
            card.body.addWidget(label(answer.seat.comment, "body", wrap=True))
        found = (*answer.changes.content, *answer.changes.harmless)
        if found and answer.outcome in _ABOUT:
            card.body.addWidget(label(_ABOUT[answer.outcome], "hint", wrap=True))
            changes = ChangesText("What has changed since")
            changes.show_changes(found, record.postmortem.tzinfo)
            card.body.addWidget(changes)
            self.changes.append(changes)
        return card


_ABOUT = {
    Outcome.COUNTS: "What has changed since the packet was written is harmless:",
    Outcome.KNOWN_EARLIER: "What has changed since the version that was decided on:",
    Outcome.EARLIER: "What has changed since the version that was decided on:",
}
