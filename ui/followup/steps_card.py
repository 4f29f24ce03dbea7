"""The steps of the process: most tick themselves, the others are ticked by hand."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QCheckBox, QWidget

from pmdesk import guidance, process
from pmdesk.changes import insert, remove
from pmdesk.model import Tick
from pmdesk.process import STEPS, Step
from ui.document import Document
from ui.widgets.buttons import check_box
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import column, row
from ui.widgets.restyle import restyle
from ui.widgets.text import label, set_tooltip


class _Line(QWidget):
    """One step that the app can tell by itself."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._sign = IconMark("circle", "muted", 18)
        self.title = label(step.title, wrap=True)
        line = row(self._sign, self.title, margins=(3, 0))
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_done(self, *, done: bool) -> None:
        """Show whether the step is done."""
        name, role = ("circle-check", "ok") if done else ("circle", "muted")
        self._sign.show_icon(name, role)
        self.setAccessibleName(f"{self.title.text()}: {'done' if done else 'not done'}")


class StepsCard(Card):
    """All steps in their order, with a hint at the first that is not done."""

    def __init__(self, document: Document, clock: Callable[[], datetime]) -> None:
        super().__init__(margins=(12, 14), spacing=8)
        self._document = document
        self._clock = clock
        self._says = label("", "subheading")
        self._hint = label("", "hint", wrap=True)
        self.lines: dict[str, _Line | QCheckBox] = {}
        self._list = column(spacing=2)
        for step in STEPS:
            line = self.lines[step.key] = self._make(step)
            set_tooltip(line, guidance.process().steps[step.key])
            self._list.addWidget(line)
        self.body.addWidget(self._says)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        document.changed.connect(self._follow)
        self._follow()

    def _make(self, step: Step) -> "_Line | QCheckBox":
        if step.done is not None:
            return _Line(step)
        box = check_box(step.title)
        box.clicked.connect(lambda ticked: self._tick(step, ticked=ticked))
        return box

    def _follow(self) -> None:
        record = self._document.record
        done = {step.key: process.is_done(record, step) for step in STEPS}
        self._says.setText(f"Process · {sum(done.values())} of {len(STEPS)} steps done")
        following = next((step for step in STEPS if not done[step.key]), None)
        for step in STEPS:
            line = self.lines[step.key]
            if isinstance(line, _Line):
                line.show_done(done=done[step.key])
                restyle(line.title, "role", _role(is_next=step is following, done=done[step.key]))
            else:
                line.setChecked(done[step.key])
        self._show_hint(following)

    def _show_hint(self, following: Step | None) -> None:
        """Explain the step to take next, right below it."""
        self._list.removeWidget(self._hint)
        if following is not None:
            place = self._list.indexOf(self.lines[following.key]) + 1
            self._list.insertWidget(place, self._hint)
            self._hint.setText(guidance.process().steps[following.key])
        self._hint.setVisible(following is not None)

    def _tick(self, step: Step, *, ticked: bool) -> None:
        record, key = self._document.record, f"step.{step.key}"
        tick = record.ticked(key)
        if ticked and tick is None:
            new = Tick.checked(record_id=record.id, key=key, at=self._clock())
            self._document.edit(insert(f"Tick “{step.title}”", new))
        elif not ticked and tick is not None:
            self._document.edit(remove(f"Untick “{step.title}”", tick))


def _role(*, is_next: bool, done: bool) -> str:
    if is_next:
        return "strong"
    return "muted" if done else "body"
