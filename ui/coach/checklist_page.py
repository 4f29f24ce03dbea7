"""The whole checklist of a record in one dialog."""

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from pmdesk import checklist
from pmdesk.checklist import ChecklistLine, Topic
from ui.clock import Clock, now
from ui.coach.check_line import CheckLine
from ui.document import Document
from ui.widgets.buttons import button
from ui.widgets.card import Card, Panel
from ui.widgets.fit import fit
from ui.widgets.layout import STRETCH, box, column, row, space
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_BLAMELESS, _PEOPLE, _RECORD = (
    "Nobody is blamed",
    "For people to tick",
    "Ticked by the record itself",
)
"""The groups, in their order."""


def _group_of(line: ChecklistLine) -> str:
    if line.topic is Topic.BLAMELESS:
        return _BLAMELESS
    return _RECORD if line.automatic else _PEOPLE


class ChecklistDialog(QDialog):
    """Every line with its reason and its source; a count says how many are done.

    Before approval is requested it asks, with those lines alone that look after blame.
    """

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
        asks: str = "",
    ) -> None:
        """`asks` is what the button says that goes on; without one, the dialog is only closed."""
        super().__init__(parent)
        self._asks = asks
        self.setWindowTitle("Blameless checklist")
        self._document = document
        self._clock = clock
        self._counts = {group: label("", "caption") for group in (_BLAMELESS, _PEOPLE, _RECORD)}
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
        lines = checklist.all_lines(self._document.record)
        wanted = (line for line in lines if not self._asks or line.topic is Topic.BLAMELESS)
        return tuple(wanted)

    def _tick(self, key: str) -> None:
        self._document.edit(checklist.tick(self._document.record, key, self._clock()))

    def _lay_out(self) -> None:
        title = column(label("Blameless checklist", "title"), self._total, spacing=2)
        groups = column(spacing=18, margins=(24, 4, 18, 20))
        for group in self._counts:
            if any(_group_of(line.line) == group for line in self.lines.values()):
                groups.addWidget(self._group(group))
        groups.addStretch(1)
        whole = QVBoxLayout(self)
        space(whole, 0)
        whole.addLayout(column(title, margins=(24, 20, 24, 12)))
        whole.addWidget(ScrollPage(groups), 1)
        foot = row(STRETCH, *self._ways(), margins=(10, 16))
        whole.addWidget(Panel(foot, rule="top"))

    def _ways(self) -> list[QPushButton]:
        if not self._asks:
            return [button("Close", self.accept)]
        go_on = button(self._asks, self.accept, kind="primary")
        go_on.setDefault(True)
        return [button("Not yet", self.reject), go_on]

    def _group(self, group: str) -> QWidget:
        head = row(label(group, "subheading"), STRETCH, self._counts[group])
        lines = [line for line in self.lines.values() if _group_of(line.line) == group]
        return box(column(head, Card(*lines, spacing=6, margins=(10, 12)), spacing=6))

    def _count(self) -> None:
        for group, count in self._counts.items():
            lines = [x.line for x in self.lines.values() if _group_of(x.line) == group]
            count.setText(f"{sum(line.done for line in lines)} of {len(lines)}")
        done = sum(line.line.done for line in self.lines.values())
        self._total.setText(f"{done} of {len(self.lines)} done")
