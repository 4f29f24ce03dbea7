"""The incidents behind a number; Enter opens one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListWidget, QListWidgetItem, QWidget

from pmdesk import dates
from pmdesk.standing import Incident
from ui.widgets.buttons import button
from ui.widgets.fit import fit
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.text import label

_OPENING = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_RECORD = Qt.ItemDataRole.UserRole


class IncidentsDialog(QDialog):
    """Lists incidents with what keeps each from being fixed; `chosen` is the one to open."""

    def __init__(
        self, what: str, incidents: Sequence[Incident], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Incidents — pmdesk")
        self.chosen = ""
        self.list = QListWidget()
        self.list.setAccessibleName("Incidents")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for incident in incidents:
            item = QListWidgetItem(_said(incident))
            item.setData(_RECORD, incident.id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self._open)
        self.list.installEventFilter(self)
        self._open_button = button("Open", self._open, kind="primary")
        count = "1 incident" if len(incidents) == 1 else f"{len(incidents):,} incidents"
        whole = column(
            label(what, "heading", wrap=True), label(count, "muted"), self.list,
            row(STRETCH, button("Close", self.reject), self._open_button), spacing=10, margins=20,
        )  # fmt: skip
        self.setLayout(whole)
        fit(self, 640, 520)
        self.list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens what is chosen in the list."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() in _OPENING:
            self._open()
            return True
        return super().eventFilter(watched, event)

    def _open(self, _item: object = None) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.chosen = item.data(_RECORD)
            self.accept()


def _said(incident: Incident) -> str:
    facts = incident.facts
    about = f"SEV {facts.severity} · {incident.department} · {dates.day(incident.day)}"
    return f"{incident.key} {facts.title}\n{about}\n{incident.sentence()}"
