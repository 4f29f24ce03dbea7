"""The list of trackers with their projects below them."""

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QTreeWidgetItemIterator

from pmdesk.model import ProjectMapping, Tracker
from pmdesk.record import Record
from pmdesk.trackers.places import projects
from ui.theme import theme
from ui.widgets.text import tooltip_text

_ID = Qt.ItemDataRole.UserRole
_ROW = 32


class TrackerTree(QTreeWidget):
    """Trackers and projects of a directory; one of them is chosen, whatever is edited."""

    chosen = Signal(str)
    """The identity of the tracker or project that is shown now; empty where there is none."""
    remove_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Trackers and their projects")
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._told = ""
        self.currentItemChanged.connect(lambda *_: self._tell())

    def current_id(self) -> str:
        """Return the identity of what is chosen, empty where nothing is."""
        item = self.currentItem()
        return str(item.data(0, _ID)) if item else ""

    def show_directory(self, directory: Record) -> None:
        """Show what the directory has; what was chosen stays so while it is there."""
        wanted, above = self.current_id(), self._tracker_of_current()
        with QSignalBlocker(self):
            self.clear()
            for tracker in directory.all(Tracker):
                top = _line(tracker.name, tracker.id, f"Tracker {tracker.name}")
                self.addTopLevelItem(top)
                for mapping in projects(directory, tracker):
                    top.addChild(_line(*_words(mapping)))
            self.expandAll()
            if not (self.choose(wanted) or self.choose(above)):
                self.setCurrentIndex(self.model().index(0, 0))
        self._tell()

    def choose(self, item_id: str) -> bool:
        """Choose a tracker or project; tell whether it is there."""
        found = next((item for item in self._items() if item.data(0, _ID) == item_id), None)
        if found is not None:
            self.setCurrentItem(found)
        return found is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def _tracker_of_current(self) -> str:
        item = self.currentItem()
        above = item.parent() if item else None
        return str(above.data(0, _ID)) if above else ""

    def _items(self) -> Iterator[QTreeWidgetItem]:
        steps = QTreeWidgetItemIterator(self)
        while (item := steps.value()) is not None:
            yield item
            steps += 1

    def _tell(self) -> None:
        if self.current_id() != self._told:
            self._told = self.current_id()
            self.chosen.emit(self._told)


def _words(mapping: ProjectMapping) -> tuple[str, str, str]:
    return mapping.project, mapping.id, f"Project {mapping.project}"


def _line(text: str, item_id: str, spoken: str) -> QTreeWidgetItem:
    made = QTreeWidgetItem([text])
    made.setData(0, _ID, item_id)
    made.setData(0, Qt.ItemDataRole.ToolTipRole, tooltip_text(text))
    made.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
    made.setSizeHint(0, QSize(0, theme.px(_ROW)))
    return made
