"""The command palette: everything that can be done or gone to, found by a few letters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.commands.delegate import LineDelegate
from ui.commands.lines import Lines, ranked
from ui.commands.search_line import SearchLine
from ui.commands.targets import Target
from ui.theme import theme
from ui.widgets.card import Card
from ui.widgets.icon_mark import IconMark
from ui.widgets.layout import row, sized
from ui.widgets.text import label

RECENT = 5
"""Targets that are remembered as used last."""

_WIDTH, _HEIGHT, _TOP, _SIDE, _SHADOW = 640, 440, 64, 24, 12
_HINT = "↑ ↓ choose   ·   Enter goes there   ·   Esc closes"


class Palette(QWidget):
    """Lies over a window: a line to type into, and below it what one can go to or do.

    `targets` is asked each time it opens. What was chosen runs after the palette has gone and the
    keyboard is back where it was. `recent` holds the keys of what was used last.
    """

    recent_changed = Signal(tuple)
    """The keys of what was used last, the latest first; to be kept until the next start."""

    def __init__(
        self,
        parent: QWidget,
        targets: Callable[[], Sequence[Target]],
        *,
        recent: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self.recent = tuple(recent)
        self._ask = targets
        self._targets: Sequence[Target] = ()
        self._origin: QWidget | None = None
        self.line = SearchLine(
            "Find a command, a section, a record or an action", "What do you want to do or find?"
        )
        self.lines = Lines(self)
        self.view = self._view()
        self._nothing = label("", "muted", wrap=True)
        head = row(IconMark("search", "muted", 18), self.line, spacing=2, margins=(0, 8))
        foot = row(label(_HINT, "caption"), margins=(6, 10, 0, 10))
        nothing = row(self._nothing, margins=(0, 10))
        self._card = Card(head, self.view, nothing, foot, margins=8)
        self._card.setParent(self)
        self._wire()
        self.hide()

    def open(self) -> None:
        """Show everything there is to choose from, with the keyboard in the line."""
        self._targets = self._ask()
        self._origin = self._window.window().focusWidget()
        self.line.clear()
        self._search()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add(self, targets: Sequence[Target]) -> None:
        """Let more be found, as what takes a while to read, until the palette opens again."""
        known = {target.key for target in self._targets}
        self._targets = [*self._targets, *(new for new in targets if new.key not in known)]
        if self.isVisible() and self.line.text().strip():
            self._search()

    def shut(self) -> None:
        """Go away and give the keyboard back."""
        self.hide()
        if self._origin is not None:
            self._origin.setFocus(Qt.FocusReason.OtherFocusReason)
        self._origin = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the keyboard in the line: the list is reached with the arrow keys."""
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.shut()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the window, and set the card off from it by a shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 110 if theme.current().is_dark else 45))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 5))
        for ring in range(1, _SHADOW):
            spread, drop = theme.px(ring * ring / 6), theme.px(6)
            grown = self._card.geometry().adjusted(-spread, drop - spread, spread, drop + spread)
            painter.drawRoundedRect(QRectF(grown), spread + drop, spread + drop)

    def _view(self) -> QListView:
        view = sized(QListView(), min_height=34)
        view.setModel(self.lines)
        view.setItemDelegate(LineDelegate(view))
        view.setProperty("plain", "true")
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustToContents)
        view.setAccessibleName("What was found")
        return view

    def _wire(self) -> None:
        self._window.installEventFilter(self)
        self.line.textChanged.connect(self._search)
        self.line.stepped.connect(self._step)
        self.line.entered.connect(lambda: self._choose(self.view.currentIndex()))
        self.line.cancelled.connect(self.shut)
        self.view.clicked.connect(self._choose)

    def _cover(self) -> None:
        """Lie over the whole window, with the card near its top and as high as its rows."""
        self.setGeometry(self._window.rect())
        side = theme.px(_SIDE)
        width = min(theme.px(_WIDTH), self.width() - 2 * side)
        top = min(theme.px(_TOP), self.height() // 10)
        height = min(theme.px(_HEIGHT), self.height() - top - side, self._card.sizeHint().height())
        self._card.setGeometry((self.width() - width) // 2, top, width, height)
        self.update()

    def _search(self) -> None:
        self.lines.show_lines(ranked(self._targets, self.recent, self.line.text()))
        found = self.lines.first() >= 0
        self.view.setVisible(found)
        self._nothing.setVisible(not found)
        self._nothing.setText(f"Nothing is called “{self.line.text().strip()}”.")
        if found:
            self._go_to(self.lines.first())
            self.view.scrollToTop()
        self._cover()

    def _step(self, step: int) -> None:
        self._go_to(self.lines.beyond(self.view.currentIndex().row(), step))

    def _go_to(self, row_number: int) -> None:
        if row_number < 0:
            return
        self.view.setCurrentIndex(self.lines.index(row_number))
        self._say(self.lines.line(row_number).target)

    def _say(self, target: Target | None) -> None:
        """Tell a screen reader where the choice is, since the keyboard stays in the line."""
        if target and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, target.spoken))

    def _choose(self, index: QModelIndex) -> None:
        target = self.lines.line(index.row()).target if index.isValid() else None
        if target is None or target.unavailable:
            return
        self.recent = (target.key, *(key for key in self.recent if key != target.key))[:RECENT]
        self.recent_changed.emit(self.recent)
        self.shut()
        target.run()
