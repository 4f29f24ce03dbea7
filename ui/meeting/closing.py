"""The last step of the meeting: what was captured, who follows up, and what people took away."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from pmdesk import dates
from pmdesk.changes import set_fields
from pmdesk.meeting import summary
from pmdesk.meeting.summary import Asked
from pmdesk.model import Action, ActionState, Meeting, Note, NoteKind, Template
from pmdesk.record import Record
from pmdesk.texts import messages
from ui.document import Document
from ui.section_view import SectionView
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.refill import refill
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_CHECK = (
    ("asked", "People who answered"),
    ("knew_cause", "could say a root cause in one sentence"),
    ("knew_action", "could say what will be different"),
)


class ClosingView(SectionView):
    """Reads out what there is, offers the messages, and ends the meeting."""

    end_requested = Signal()

    def __init__(
        self,
        document: Document,
        clock: Callable[[], datetime],
        own: Callable[[], Iterable[Template]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        """`own` returns the templates that the team has made its own."""
        super().__init__(parent)
        self._document = document
        self._clock = clock
        self._own = own
        self._shown: tuple[object, ...] = ()
        self._captured = label("", wrap=True)
        self._times = label("", "muted", wrap=True)
        self._open = label("", wrap=True)
        self._asked = column(spacing=8)
        self._counts = {field: label("0", "figure") for field, _ in _CHECK}
        self.end = button("End the meeting", self._ask_to_end)
        page = column(
            Card(label("Captured", "subheading"), self._captured, self._open),
            Card(label("Follow up", "subheading"), box(self._asked)),
            Card(label("Thirty seconds: what do you take away?", "subheading"), *self._check()),
            Card(label("Time", "subheading"), self._times),
            row(self.end, STRETCH), STRETCH, spacing=12,
        )  # fmt: skip
        self.setLayout(column(ScrollPage(page, 820)))
        document.changed.connect(self._follow)
        self._follow()

    def focus_first(self) -> None:
        """Put the keyboard on what ends the meeting."""
        self.end.setFocus()

    def _ask_to_end(self) -> None:
        self.end_requested.emit()

    def _check(self) -> list[QWidget]:
        """Return the lines of the learning check: a count, and buttons that change it."""
        return [self._check_line(field, words) for field, words in _CHECK]

    def _check_line(self, field: str, words: str) -> QWidget:
        less = button("−", partial(self._count, field, -1))
        more = button("+", partial(self._count, field, 1))
        less.setAccessibleName(f"One fewer: {words}")
        more.setAccessibleName(f"One more: {words}")
        said = label(words, wrap=True)
        line = row(less, self._counts[field], more, said)
        line.setStretchFactor(said, 1)
        return box(line)

    def _count(self, field: str, by: int) -> None:
        meeting = self._document.record.meeting
        value = max(0, getattr(meeting, field) + by)
        self._document.attempt(
            lambda record: set_fields("Count answers", record.meeting, **{field: value})
        )

    def _follow(self, _edit: object = None) -> None:
        record = self._document.record
        self._captured.setText("\n".join(summary.captured(record)) or "Nothing yet.")
        self._open.setText(_open_ends(record))
        self._open.setVisible(bool(self._open.text()))
        self._times.setText("\n".join(summary.times(record, self._clock())))
        self._show_counts(record.meeting)
        asked = summary.to_ask(record)
        if asked != self._shown:
            self._shown = asked
            refill(self._asked, map(self._line, asked) if asked else [_nobody(record)])
        self.end.setEnabled(record.meeting.ended_at is None)

    def _show_counts(self, meeting: Meeting) -> None:
        for field, shown in self._counts.items():
            shown.setText(str(getattr(meeting, field)))

    def _line(self, asked: Asked) -> QWidget:
        actions = "\n".join(f"• {_by_when(action)}" for action in asked.actions)
        copy = button("Copy message", partial(self._copy, asked), icon="copy")
        copy.setAccessibleName(f"Copy the message to {asked.role}")
        remind = button("Copy reminder", partial(self._remind, asked), icon="copy")
        remind.setAccessibleName(f"Copy the reminder to {asked.role}")
        role = label(asked.role, "strong", wrap=True)
        head = row(role, box(FlowLayout(remind, copy)))
        head.setStretchFactor(role, 1)
        return box(column(head, label(actions, "muted", wrap=True), spacing=4))

    def _copy(self, asked: Asked) -> None:
        text = messages.follow_up(self._document.record, asked, self._own())
        QGuiApplication.clipboard().setText(text)

    def _remind(self, asked: Asked) -> None:
        text = messages.reminder(self._document.record, asked, self._own())
        QGuiApplication.clipboard().setText(text)


def _by_when(action: Action) -> str:
    return f"{action.text} (by {dates.day(action.due)})" if action.due else action.text


def _open_ends(record: Record) -> str:
    """List the questions that stay open and what was put aside."""
    asked = [note.text for note in record.all(Note) if note.kind is NoteKind.QUESTION]
    lines = [f"Open question: {text}" for text in asked]
    return "\n".join([*lines, *(f"Parking lot: {text}" for text in record.meeting.parking_lot)])


def _nobody(record: Record) -> QWidget:
    waiting = any(action.state is ActionState.PROPOSED for action in record.actions)
    said = (
        "Actions wait for a commitment, but no responsible manager is among the participants. "
        "Add one in the details."
        if waiting
        else "No action waits for a commitment."
    )
    return label(said, "muted", wrap=True)
