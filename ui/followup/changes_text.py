"""What has changed since a decision, word by word, as high as it needs to be."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from pmdesk import dates
from pmdesk.approval.since import Changed
from pmdesk.describe import Difference
from ui.history.differences import DifferencesView

MOST = 40
"""Changes that are shown; more would be read by nobody."""


class ChangesText(DifferencesView):
    """Differences within a page that scrolls; each says who made it, and when."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def show_changes(self, changes: Sequence[Changed], zone: tzinfo) -> None:
        """Show differences with the steps that made them."""
        shown = [_attributed(changed, zone) for changed in changes[:MOST]]
        rest = len(changes) - MOST
        self.show_differences([*shown, *([Difference(f"and {rest} more")] if rest > 0 else [])])
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()

    def _height(self) -> int:
        return round(self.document().size().height()) + 2 * self.frameWidth()

    def _grow(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())


def _attributed(changed: Changed, zone: tzinfo) -> Difference:
    entry = changed.entry
    if entry is None:
        return changed.difference
    who = f"by {entry.role}, " if entry.role else ""
    when = dates.stamp(entry.at.replace(second=0), zone)
    return replace(changed.difference, about=f"{changed.difference.about}  ·  {who}{when}")
