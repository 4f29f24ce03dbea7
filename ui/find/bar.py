"""The bar that finds words in the record: type, then Enter goes from hit to hit."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pmdesk.search import Hit, find
from ui.document import Document
from ui.widgets.buttons import icon_button
from ui.widgets.card import Panel
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import STRETCH, row, sized
from ui.widgets.text import label


class FindLine(QLineEdit):
    """The line of the bar: Enter goes on, Shift+Enter goes back, Escape leaves."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        goes_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.stepped.emit(-1 if goes_back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(Panel):
    """Looks through every text of a record; hidden until it is opened."""

    hit_chosen = Signal(Hit)
    """The hit to show; its section is None where it is among the record's details."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        line, count = sized(FindLine(), width=300), label("", "muted")
        ways = row(
            icon_button("chevron-up", "Previous hit (Shift+F3)", lambda: self.go(-1)),
            icon_button("chevron-down", "Next hit (F3)", lambda: self.go(1)),
            icon_button("x", "Close (Esc)", self.leave),
            spacing=2,
        )
        mark = IconMark("search", "muted")
        super().__init__(
            row(mark, line, count, STRETCH, ways, margins=(16, 6, 12, 6)), rule="bottom"
        )
        self.setParent(parent)
        self.line, self._count = line, count
        self._document = document
        self._hits: tuple[Hit, ...] = ()
        self._place = -1
        self._back_to: QWidget | None = None
        self.line.setAccessibleName("Find in this record")
        self.line.setPlaceholderText("Find in this record")
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self.go)
        self.line.left.connect(self.leave)
        document.changed.connect(self._refresh)
        self.hide()

    @property
    def count_text(self) -> str:
        """What the bar says about the hits."""
        return self._count.text()

    def open(self) -> None:
        """Show the bar with the keyboard in it; what was looked for last is still there."""
        if not self.isVisible():
            self._back_to = QApplication.focusWidget()
            self.show()
            self._refresh()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def go(self, step: int) -> None:
        """Show the next hit, or the one before; round at the ends."""
        if not self.line.text().strip():
            self.open()
            return
        self._look_again()
        if not self._hits:
            return
        first = 0 if step > 0 else len(self._hits) - 1
        self._place = first if self._place < 0 else (self._place + step) % len(self._hits)
        self._say()
        self._reveal(self._hits[self._place])

    def leave(self) -> None:
        """Hide the bar and put the keyboard where the last hit is, else where it was."""
        self.hide()
        if self._back_to is not None and self._back_to.isVisible():
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back_to = None

    def _reveal(self, hit: Hit) -> None:
        """Ask for a hit to be shown, and keep the keyboard if it was here."""
        is_typing = self.line.hasFocus()
        self.hit_chosen.emit(hit)
        shown = QApplication.focusWidget()
        if is_typing and shown is not self.line:
            self._back_to = shown
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self) -> None:
        self._hits = find(self._document.record, self.line.text())
        self._place = -1
        self._say()

    def _refresh(self) -> None:
        if self.isVisible():
            self._look_again()

    def _look_again(self) -> None:
        """Look at the record as it is now, staying at the hit that was shown."""
        self._hits = find(self._document.record, self.line.text())
        self._place = min(self._place, len(self._hits) - 1)
        self._say()

    def _say(self) -> None:
        found = len(self._hits)
        if not self.line.text().strip():
            self._count.setText("")
        elif not found:
            self._count.setText("Nothing found")
        elif self._place < 0:
            self._count.setText(f"{found:,} found")
        else:
            section = self._hits[self._place].section
            where = section.label if section else "Details"
            self._count.setText(f"{self._place + 1:,} of {found:,} · {where}")
