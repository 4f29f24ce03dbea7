"""One line of the checklist, with a box that people tick or a mark that the record sets."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from pmdesk.checklist import ChecklistLine
from ui.coach.hanging import hanging
from ui.widgets.buttons import check_box
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import STRETCH, box, column, row, sized
from ui.widgets.text import label, set_tooltip

BY_ITSELF = "Ticked by the record itself."
_MARKS = {True: ("circle-check", "ok"), False: ("circle", "muted")}


class CheckLine(QWidget):
    """The text of a line beside its box; where `explained`, the reason stands below it."""

    ticked = Signal(str)
    """The key of the line, when its box was clicked or Space was pressed on it."""

    def __init__(self, line: ChecklistLine, *, explained: bool = False) -> None:
        super().__init__()
        self.line = line
        self._text = label(line.text, "small", wrap=True)
        self._mark = IconMark(*_MARKS[line.done], size=16)
        self.box = sized(check_box("", name=line.text), width=24, height=24)
        self.box.setProperty("alone", "true")
        self.box.clicked.connect(lambda: self.ticked.emit(self.line.key))
        self._lay_out(explained=explained)
        self.show_line(line)

    def show_line(self, line: ChecklistLine) -> None:
        """Show the line as it stands now."""
        self.line = line
        self.box.setChecked(line.done)
        self._mark.show_icon(*_MARKS[line.done])
        state = "done" if line.done else "not done"
        self._text.setAccessibleName(f"{line.text}, {state}" if line.automatic else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the text be clicked like the box."""
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_inside and not self.line.automatic:
            self.box.click()

    def _lay_out(self, *, explained: bool) -> None:
        if self.line.automatic:
            set_tooltip(self._mark, BY_ITSELF)
        else:
            self.box.setAccessibleDescription(f"{self.line.why} {self.line.source}")
        words = column(self._text, spacing=1, margins=(0, 3, 0, 3))
        if explained:
            words.addWidget(label(self.line.why, "hint", wrap=True))
            words.addWidget(label(self.line.source, "caption", wrap=True))
        else:
            set_tooltip(self, f"{self.line.why}\n{self.line.source}")
        mark = sized(box(row(STRETCH, self._mark, STRETCH, spacing=0)), width=24, height=24)
        self.setLayout(hanging(mark, self.box, words=words, line=24))
        # Only now have both a parent: shown before, each would be a window of its own for a moment.
        (self.box if self.line.automatic else mark).hide()
