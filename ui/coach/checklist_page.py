"""The whole checklist of a record in one dialog."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from pmdesk import checklist
from pmdesk.checklist import ChecklistLine
from ui.coach.check_line import CheckLine
from ui.coach.checks import now
from ui.document import Document
from ui.widgets.buttons import button
from ui.widgets.card import Card, Panel
from ui.widgets.fit import fit
from ui.widgets.layout import STRETCH, box, column, row, space
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_GROUPS = {
    False: "For people to tick",
    True: "Ticked by the record itself",
}


class ChecklistDialog(QDialog):
    """Every line with its reason, those that people tick first; a count says how many are done."""

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], datetime] = now,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Blameless checklist")
        self._document = document
        self._clock = clock
        self._counts = {automatic: label("", "caption") for automatic in _GROUPS}
        self._total = label("", "muted")
        self.lines = {line.key: CheckLine(line, explained=True) for line in self._now()}
        for line in self.lines.values():
            line.ticked.connect(self._tick)
        document.changed.connect(self.refresh)
        self._lay_out()
        self._count()
        fit(self, 620, 720)

    def refresh(self) -> None:
        """Show what is ticked now."""
        for line in self._now():
            self.lines[line.key].show_line(line)
        self._count()

    def _now(self) -> tuple[ChecklistLine, ...]:
        return checklist.all_lines(self._document.record)

    def _tick(self, key: str) -> None:
        self._document.edit(checklist.tick(self._document.record, key, self._clock()))

    def _lay_out(self) -> None:
        title = column(label("Blameless checklist", "title"), self._total, spacing=2)
        groups = column(spacing=18, margins=(24, 4, 18, 20))
        for automatic, heading in _GROUPS.items():
            groups.addWidget(self._group(heading, automatic=automatic))
        groups.addStretch(1)
        whole = QVBoxLayout(self)
        space(whole, 0)
        whole.addLayout(column(title, margins=(24, 20, 24, 12)))
        whole.addWidget(ScrollPage(groups), 1)
        foot = row(STRETCH, button("Close", self.accept), margins=(10, 16))
        whole.addWidget(Panel(foot, rule="top"))

    def _group(self, heading: str, *, automatic: bool) -> QWidget:
        head = row(label(heading, "subheading"), STRETCH, self._counts[automatic])
        lines = [line for line in self.lines.values() if line.line.automatic is automatic]
        return box(column(head, Card(*lines, spacing=6, margins=(10, 12)), spacing=6))

    def _count(self) -> None:
        for automatic, count in self._counts.items():
            lines = [x.line for x in self.lines.values() if x.line.automatic is automatic]
            count.setText(f"{sum(line.done for line in lines)} of {len(lines)}")
        done = sum(line.line.done for line in self.lines.values())
        self._total.setText(f"{done} of {len(self.lines)} done")
