"""The columns of a record: its sections, the open one, and the coach, as far as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.coach.panel import CoachPanel
from ui.record.sections import SectionNav
from ui.theme import theme
from ui.widgets.layout import box, column, sized

ROOM_FOR_COACH = 1100
"""The width, at 100 %, from which on there is room for the coach beside a section."""

ROOM_FOR_SECTIONS = 800
"""The width, at 100 %, from which on the list of sections always stands beside the open one."""

_WIDTHS: tuple[int, ...] = (228, 892, 320)


class RecordColumns(QSplitter):
    """Gives the open section what it needs: the coach goes first, then the list of sections."""

    coach_shown = Signal(bool)
    """The coach came or went, because of the user or of the room there is."""
    widths_chosen = Signal(object)
    """The widths of the columns at 100 %, as a tuple, once someone has moved their borders."""
    sections_folded = Signal(bool)
    """The list of sections is there only when it is called, or it is always there again."""
    left = Signal()
    """The list of sections was called, and is done with."""

    def __init__(self, nav: SectionNav, page: QWidget, coach: CoachPanel) -> None:
        super().__init__()
        self._nav, self._coach = nav, coach
        self._sections = sized(box(column(nav, margins=(12, 8))), min_width=180, max_width=320)
        self._widths = _WIDTHS
        self._coach_wanted = self._had_room = True
        self._is_narrow = self._is_called = False
        for widget in (self._sections, page, coach):
            self.addWidget(widget)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.share_width(_WIDTHS)
        self.splitterMoved.connect(self._note_widths)
        nav.activated.connect(self.put_back)
        nav.clicked.connect(self.put_back)
        theme.changed.connect(self._fit)
        theme.changed.connect(self._share)

    def show_coach(self, wanted: bool) -> None:
        """Show the coach because the user wants it, however little room there is."""
        self._coach_wanted = wanted
        self._set_coach(wanted)

    def call_sections(self) -> None:
        """Show the list of sections where there is no room for it, or put it back."""
        self._is_called = not self._is_called
        self._fold()
        if self._is_called:
            self._nav.setFocus()

    def put_back(self) -> None:
        """Give the room of a list that was called back to the open section."""
        if self._is_called:
            self._is_called = False
            self._fold()
            self.left.emit()

    def share_width(self, widths: Sequence[int]) -> None:
        """Give the columns other widths than usual, at 100 %; the section takes the rest."""
        if len(widths) == len(_WIDTHS):
            self._widths = tuple(widths)
            self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_called:
            self.put_back()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Let go what the section needs the room of, and take it back where it does not."""
        has_room = self.width() >= theme.px(ROOM_FOR_COACH)
        if has_room != self._had_room:
            self._had_room = has_room
            self._set_coach(has_room and self._coach_wanted)
        is_narrow = self.width() < theme.px(ROOM_FOR_SECTIONS)
        if is_narrow != self._is_narrow:
            self._is_narrow, self._is_called = is_narrow, False
            self._fold()
            self.sections_folded.emit(is_narrow)

    def _fold(self) -> None:
        self._sections.setVisible(self._is_called or not self._is_narrow)

    def _set_coach(self, shown: bool) -> None:
        self._coach.setVisible(shown)
        self.coach_shown.emit(shown)

    def _share(self) -> None:
        self.setSizes([theme.px(width) for width in self._widths])

    def _note_widths(self) -> None:
        """Remember where the borders were moved; a column that is hidden keeps its width."""
        shown = [round(width * 100 / theme.zoom) for width in self.sizes()]
        self._widths = tuple(n or kept for n, kept in zip(shown, self._widths, strict=True))
        self.widths_chosen.emit(self._widths)
