"""The page of the report over the library."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from pmdesk import dates
from pmdesk.standing import Report
from ui.columns import Columns
from ui.standing.headline_card import HeadlineCard
from ui.standing.part_card import PartCard
from ui.standing.scope_bar import ScopeBar
from ui.widgets.buttons import button, icon_button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import ElidedLabel, label

_EMPTY = (
    "No incident to report about. Once postmortems name root causes and actions, this page says "
    "which of them are not fixed yet, and whether dates are kept."
)
_NONE_CHOSEN = (
    "No incident is among these. Choose other days, another department or another severity."
)
_WIDEST = 1480
_NARROWEST = 200


class ReportPage(QWidget):
    """Shows a report; what is asked for goes up as signals."""

    library_requested = Signal()
    scope_chosen = Signal(object)
    """The `Scope` of the report that is wanted."""
    incidents_requested = Signal(str, object)
    """What a number counts, in words, and the `Number`."""
    export_requested = Signal(str)
    """The key of a format."""

    def __init__(self, menu: QMenu, day: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope = ScopeBar(day)
        self.scope.chosen.connect(self.scope_chosen)
        self._about = ElidedLabel("", "muted")
        self.headlines: list[HeadlineCard] = []
        self.parts: list[PartCard] = []
        self._first = Columns(narrowest=_NARROWEST, shares=(1, 1, 1, 1))
        self._body = column(self._first, spacing=14)
        # One of these is shown; a stack would not give the parts the height that their width needs.
        self._bodies = (
            box(self._body),
            EmptyState("target", _EMPTY),
            EmptyState("search", _NONE_CHOSEN),
        )
        self._lay_out(menu)

    def show_report(self, report: Report) -> None:
        """Show a report in place of the one before."""
        self.scope.offer(report.departments)
        self._about.setText(f"{report.scope.sentence} · as of {dates.day(report.as_of)}")
        is_chosen_empty = not report.incidents and bool(report.departments)
        chosen = 2 if is_chosen_empty else 0 if report.incidents else 1
        for place, body in enumerate(self._bodies):
            body.setVisible(place == chosen)
        if not self.parts:
            self._make(report)
        for card, headline in zip(self.headlines, report.headlines, strict=True):
            card.show_headline(headline)
        for shown, part in zip(self.parts, report.parts, strict=True):
            shown.show_part(part)

    def focus_first(self) -> None:
        """Put the keyboard on the first filter."""
        self.scope.since.setFocus()

    def _make(self, report: Report) -> None:
        self.headlines = [HeadlineCard(headline) for headline in report.headlines]
        self.parts = [PartCard(part) for part in report.parts]
        self._first.set_items(self.headlines)
        for card in self.headlines:
            card.asked.connect(self.incidents_requested)
        for part in self.parts:
            part.asked.connect(self.incidents_requested)
            self._body.addWidget(part)

    def _lay_out(self, menu: QMenu) -> None:
        more = icon_button("ellipsis", "Menu")
        more.setMenu(menu)
        back = button("Library", self.library_requested.emit, icon="chevron-left")
        pdf = button("Save as PDF…", lambda: self.export_requested.emit("pdf"), icon="file-text")
        rows = button("Save as CSV…", lambda: self.export_requested.emit("csv"), icon="table")
        title = label("Report", "title")
        head = row(title, self._about, STRETCH, rows, pdf, back, more, spacing=12)
        # The filters scroll away with what they filter: in a low window they would cover it.
        scrolled = column(self.scope, *self._bodies, STRETCH, spacing=14)
        for empty in self._bodies[1:]:
            empty.hide()
            scrolled.setStretchFactor(empty, 1)
        whole = column(head, ScrollPage(scrolled, _WIDEST), spacing=14, margins=(20, 24))
        whole.setStretch(1, 1)
        self.setLayout(whole)
