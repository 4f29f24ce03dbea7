"""A part of the report: its question, what it counts, the drawing, the table."""

from PySide6.QtCore import Signal

from pmdesk.standing import Number, Part
from ui.standing.chart_view import ChartView
from ui.standing.numbers import NumbersView
from ui.widgets.card import Card
from ui.widgets.text import label


class PartCard(Card):
    """Shows a part, and another of the same kind later."""

    asked = Signal(str, object)
    """What a number counts, in words, and the `Number`."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self._title = label(part.title, "heading")
        self._definition = label(part.definition, "caption", wrap=True)
        self._columns = label("", "caption", wrap=True)
        self._nothing = label("Nothing to count.", "muted")
        self.chart = ChartView(part)
        self.table = NumbersView(part)
        super().__init__(
            self._title, self._definition, self.chart, self.table, self._columns, self._nothing,
            spacing=10, margins=(16, 18),
        )  # fmt: skip
        self.chart.asked.connect(self._ask)
        self.table.asked.connect(self._ask)
        self.show_part(part)

    def show_part(self, part: Part) -> None:
        """Show other numbers."""
        self.part = part
        self._title.setText(part.title)
        self._definition.setText(part.definition)
        self.chart.show_part(part)
        self.table.show_part(part)
        said = [f"{one.title}: {one.definition}" for one in part.columns if one.definition]
        self._columns.setText(" ".join(said))
        self.chart.setVisible(not part.is_empty)
        self.table.setVisible(bool(part.rows))
        self._columns.setVisible(bool(said and part.rows))
        self._nothing.setVisible(not part.rows)

    def _ask(self, row: int, column: int) -> None:
        number: Number = self.part.rows[row].numbers[column]
        what = f"{self.part.rows[row].title} · {self.part.columns[column].title}: {number.shown}"
        self.asked.emit(what, number)
