"""What the coach leaves as it is in a record, with the reasons that were given."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from pmdesk.model import Tick
from ui.breakable import breakable
from ui.language.verbs import Verbs
from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, box, clear, column, row
from ui.widgets.text import label


class LeftAlone(QWidget):
    """A line for each, and a way to be asked about it again; hidden where there is none."""

    def __init__(self, verbs: Verbs) -> None:
        super().__init__()
        self._verbs = verbs
        self._shown: tuple[Tick, ...] = ()
        self.buttons: list[QPushButton] = []
        self._lines = column(spacing=2)
        self.setLayout(column(label("Left as it is in this record", "caption"), self._lines))
        self.hide()

    def refresh(self) -> None:
        """Show what is left alone now."""
        ticks = self._verbs.left_alone()
        self.setVisible(bool(ticks))
        if ticks != self._shown:
            self._shown = ticks
            clear(self._lines)
            self.buttons = [self._line(tick) for tick in ticks]

    def _line(self, tick: Tick) -> QPushButton:
        again = button("Ask again", partial(self._verbs.ask_again, tick), kind="link")
        again.setAccessibleDescription(tick.note)
        self._lines.addWidget(label(breakable(tick.note), "small", wrap=True))
        self._lines.addWidget(box(row(again, STRETCH)))
        return again
