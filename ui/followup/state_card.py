"""Where a record stands on its way to approval, and the steps that can be taken from there."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from pmdesk import dates, guidance, process
from pmdesk.approval import review
from pmdesk.approval.review import OPEN
from pmdesk.changes import Change
from pmdesk.model import State
from pmdesk.record import Record
from ui.ask import Ask
from ui.breakable import breakable
from ui.clock import Clock
from ui.document import Document
from ui.library.page import STATE_CHIPS
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layout import box, column, row
from ui.widgets.refill import refill
from ui.widgets.restyle import restyle
from ui.widgets.text import label, set_tooltip

MEANINGS = (
    "Agreement with the findings and the root causes.",
    "Agreement that the priority actions are an acceptable way to address them.",
)
"""The two things that approval means."""


class StateCard(Card):
    """The state in words, what approval means, and the buttons that lead on."""

    approval_requested = Signal()
    publish_requested = Signal()

    def __init__(
        self, document: Document, ask: Ask, required: tuple[int, ...], clock: Clock
    ) -> None:
        super().__init__(margins=(12, 14), spacing=10)
        self._document = document
        self._ask = ask
        self._required = required
        self._clock = clock
        self._shown: object = None
        self._chip = Chip()
        self._meaning = label("", "strong", wrap=True)
        self._next = label("", "hint", wrap=True)
        self._wanted = label("", "small", wrap=True)
        top = row(self._chip, self._meaning, spacing=10)
        top.setStretch(1, 1)
        means = column(label("Approval means two things", "subheading"), spacing=2)
        for number, meaning in enumerate(MEANINGS, start=1):
            means.addWidget(label(f"{number}. {meaning}", "hint", wrap=True))
        self._buttons = FlowLayout()
        for part in (column(top, self._next, self._wanted, spacing=4), means):
            self.body.addLayout(part)
        self.body.addWidget(box(self._buttons))
        document.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        record = self._document.record
        state = record.postmortem.state
        missing = len(process.missing_for_approval(record))
        shown = (state, missing, record.postmortem.approval_due, len(review.awaited(record)))
        if shown == self._shown:
            return
        self._shown = shown
        guide = guidance.process().states[state]
        self._chip.show_text(state.label, STATE_CHIPS[state])
        self._meaning.setText(guide.meaning)
        self._next.setText(guide.next)
        self._say_wanted(record)
        refill(self._buttons, self._ways(state, missing))

    def _say_wanted(self, record: Record) -> None:
        """Say by when decisions are wanted, who has not decided, and how late that is."""
        root, awaited = record.postmortem, review.awaited(record)
        wanted = root.approval_due
        self._wanted.setVisible(root.state is State.IN_REVIEW and bool(wanted and awaited))
        if wanted is None:
            return
        late = (dates.local_day(self._clock(), root.tzinfo) - wanted).days
        since = f", {late} day{'s' * (late != 1)} ago" if late > 0 else ""
        names = ", ".join(approval.name for approval in awaited)
        self._wanted.setText(
            breakable(f"Wanted by {dates.day(wanted)}{since}. Waiting for: {names}.")
        )
        restyle(self._wanted, "role", "warning" if late > 0 else "small")

    def _ways(self, state: State, missing: int) -> Iterable[QPushButton]:
        """Return the buttons of a state, the usual one first."""
        if state in OPEN:
            go = button("Request approval…", self.approval_requested.emit, kind="primary")
            things = "1 thing is" if missing == 1 else f"{missing} things are"
            set_tooltip(go, f"{things} still missing" if missing else "")
            yield go
            yield button("Not required", self._do_without)
        if state is State.APPROVED:
            yield button("Publish…", self.publish_requested.emit, kind="primary")
        if state is State.PUBLISHED:
            yield button("Publish again…", self.publish_requested.emit)
        if state is State.IN_REVIEW:
            yield button("Packet and messages…", self.approval_requested.emit)
            yield button("Back to draft", lambda: self._edit(review.back_to_draft))
        if state is State.NOT_REQUIRED:
            yield button("Write it after all", lambda: self._edit(review.back_to_draft))

    def _do_without(self) -> None:
        severity = self._document.record.postmortem.severity
        text = f"An incident of severity {severity} calls for a postmortem. Do without it anyway?"
        is_required = process.is_required(severity, self._required)
        if not is_required or self._ask.confirm("Not required", text, "Do without it"):
            self._edit(review.mark_not_required)

    def _edit(self, build: Callable[[Record], Change]) -> None:
        self._document.attempt(build)
