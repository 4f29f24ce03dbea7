"""A page: its head over what fills it; where there is little height the head is one line."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.layout import row, sized, space
from ui.widgets.text import ElidedLabel, label

LOW = 420
"""Below this height, in pixels at 100 %, what fills a page gets all the room there is."""

_LINE = 34
"""The height of the title's line, the same with tools in it and without."""
_ROOMY = (20, 24)
_TIGHT = (10, 16)


class PageHead(QWidget):
    """A title, a line about it, and the tools that the page's filling brings along."""

    def __init__(self, before: QWidget | None = None, after: QWidget | None = None) -> None:
        """`before` and `after` stand at the ends of the title's line, whatever the page shows."""
        super().__init__()
        self._tools: QWidget | None = None
        self._title = sized(label("", "title", wrap=True), min_height=_LINE)
        self._about = label("", "muted", wrap=True)
        self._short_title = sized(ElidedLabel("", "heading"), min_height=_LINE)
        self._short_about = ElidedLabel("", "muted")
        self._short_about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._slot = row()
        ends = [end for end in (before, after) if end is not None]
        line = row(
            *ends[: before is not None], self._title, self._short_title, self._short_about,
            self._slot, *ends[before is not None :], spacing=12,
        )  # fmt: skip
        for stretched in (self._title, self._short_about):
            line.setStretchFactor(stretched, 1)
        whole = QVBoxLayout(self)
        space(whole, 2)
        whole.addLayout(line)
        whole.addWidget(self._about)
        self._is_brief = False
        self._show()

    def say(self, title: str, about: str = "", short_about: str = "") -> None:
        """Name the page, with a line about it below, or a short one beside it."""
        for shown in (self._title, self._short_title):
            shown.setText(title)
        self._about.setText(about)
        self._short_about.setText(short_about)
        self._show()

    def set_tools(self, tools: QWidget | None) -> None:
        """Show what belongs to the filling in place of the tools before, which are kept."""
        if self._tools is not None:
            self._tools.hide()
        self._tools = tools
        if tools is not None:
            self._slot.addWidget(tools)
            tools.show()

    def set_brief(self, brief: bool) -> None:
        """Say all in one line, or with room."""
        self._is_brief = brief
        self._show()

    def _show(self) -> None:
        for shown in (self._short_title, self._short_about):
            shown.setVisible(self._is_brief)
        self._title.setHidden(self._is_brief)
        self._about.setVisible(not self._is_brief and bool(self._about.text()))


class Page(QWidget):
    """Lays a head over parts, of which the last one takes the room."""

    def __init__(self, head: PageHead, *parts: QWidget) -> None:
        super().__init__()
        self.head = head
        self._column = QVBoxLayout(self)
        for part in (head, *parts):
            self._column.addWidget(part)
        self._column.setStretchFactor(parts[-1], 1)
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_low = self.height() < theme.px(LOW)
        space(self._column, 8 if is_low else 12, _TIGHT if is_low else _ROOMY)
        self.head.set_brief(is_low)
