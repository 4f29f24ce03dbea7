"""What the columns of a table mean, one choice for each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from pmdesk.timeline.columns import Columns, Meaning
from ui.widgets.combo import ChoiceBox
from ui.widgets.layout import STRETCH, column, sized, space
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import ElidedLabel, label

_ABOUT = "Choose what a column is for; the events follow. Several columns can be text."
_MEANINGS = [(meaning, meaning.label) for meaning in Meaning]
_WIDTH = 180


class ColumnsPane(QWidget):
    """Shows what every column was taken for; `changed` says that someone chose otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heads: tuple[str, ...] = ()
        self._mapping = Columns()
        self._given: Columns | None = None
        self.boxes: list[ChoiceBox] = []
        self._grid = QGridLayout()
        space(self._grid, 8)
        self._grid.setColumnStretch(2, 1)
        whole = column(
            label(_ABOUT, "hint", wrap=True),
            self._grid,
            STRETCH,
            spacing=14,
            margins=16,
        )
        self.setLayout(column(ScrollPage(whole), spacing=0))

    @property
    def given(self) -> Columns | None:
        """What someone chose, or None while all is as it was found."""
        return self._given

    def forget(self) -> None:
        """Take back what was chosen: there is another table."""
        self._given = None

    def first(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.boxes[0] if self.boxes else self

    def show_columns(self, heads: Sequence[str], mapping: Columns) -> None:
        """Show the columns of a table with what they mean now."""
        count = max(len(heads), len(mapping.meanings))
        named = [head or f"Column {n}" for n, head in enumerate((*heads, *[""] * count), start=1)]
        if tuple(named[:count]) != self._heads:
            self._heads = tuple(named[:count])
            self._build()
        self._mapping = mapping
        for box, meaning in zip(self.boxes, mapping.meanings, strict=False):
            box.set_value(meaning)

    def _build(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.boxes = [ChoiceBox(f"“{head}” is", _MEANINGS) for head in self._heads]
        for place, (head, box) in enumerate(zip(self._heads, self.boxes, strict=True)):
            self._grid.addWidget(sized(ElidedLabel(head, "strong"), width=_WIDTH), place, 0)
            self._grid.addWidget(sized(box, width=_WIDTH), place, 1)
            box.chosen.connect(partial(self._choose, place))

    def _choose(self, place: int, meaning: object) -> None:
        self._given = self._mapping = self._mapping.meaning(place, Meaning(str(meaning)))
        self.changed.emit()
