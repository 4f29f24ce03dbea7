"""The coach's question about a timeline: how it could have taken half the time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk import guidance
from pmdesk.errors import InvalidValue
from pmdesk.halving import Lever, what_if, worded
from pmdesk.record import Record
from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.text import label


class HalvingQuestion(QWidget):
    """The question of the record's own figures, and the way to think about it on the strip."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.question = label("", "hint", wrap=True)
        self.answer = button("Try it on the strip", self.asked.emit, kind="link", icon="timer")
        heading = label("Half the time", "subheading")
        self.setLayout(column(heading, self.question, row(self.answer, STRETCH), spacing=4))

    def show_record(self, record: Record) -> None:
        """Ask about the first moment that could have come sooner."""
        for lever in Lever:
            try:
                thought = what_if(record, lever).halved()
            except InvalidValue as reason:
                self.question.setText(str(reason))
                self.answer.setEnabled(False)
            else:
                self.question.setText(worded(guidance.halving()[lever].question, thought))
                self.answer.setEnabled(True)
                return
