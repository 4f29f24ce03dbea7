"""The line that says which columns of a table are which, and leads to where that is changed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk.timeline.columns import Columns, Meaning
from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, row
from ui.widgets.text import ElidedLabel


class MappingLine(QWidget):
    """Hidden while no table is read."""

    change_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = ElidedLabel("", "small")
        change = button("Change columns…", self.change_requested.emit, kind="link")
        self.setLayout(row(self._said, change, STRETCH))
        self.hide()

    def text(self) -> str:
        """Return what the line says."""
        return self._said.text()

    def show_mapping(self, heads: Sequence[str], mapping: Columns | None) -> None:
        """Say what the columns of a table mean, those that nothing is taken from left out."""
        self.setVisible(mapping is not None)
        meanings = mapping.meanings if mapping else ()
        pairs = [
            f"{meaning.label}: “{head}”"
            for head, meaning in zip(heads, meanings, strict=False)
            if meaning is not Meaning.IGNORED
        ]
        self._said.setText(" · ".join(pairs))
