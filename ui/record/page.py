"""The record page: the section that is open, between the list of all and the coach."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from pmdesk.model import SectionKey
from pmdesk.search import Hit
from ui.coach.panel import CoachPanel
from ui.find.bar import FindBar
from ui.language.guide import LanguageGuide
from ui.record import views
from ui.record.columns import RecordColumns
from ui.record.sections import SectionNav
from ui.record.stage import Stage
from ui.record.top_bar import TopBar
from ui.record.views import Surroundings
from ui.section_view import SectionView, pass_on
from ui.timeline.view import TimelineView
from ui.widgets.buttons import icon_button
from ui.widgets.layout import box, column, space
from ui.widgets.page import Page, PageHead

# The meeting is imported when one is run.
if TYPE_CHECKING:
    from ui.meeting.page import MeetingPage


class RecordPage(QWidget):
    """One record, open. Views of sections are made when they are first shown."""

    library_requested = Signal()
    history_requested = Signal(object)
    """The `SectionKey` whose history is wanted."""
    action_requested = Signal(str)
    """An action of the window, by its key in `ui.actions`, should be done."""
    import_requested = Signal(str, list)
    """A text, or files by their paths, should be read into the timeline."""
    decisions_given = Signal(list)
    """Decision files, by their paths, should be taken in."""

    def __init__(
        self,
        surroundings: Surroundings,
        actions: dict[str, QAction],
        menu: QMenu,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = surroundings.document
        self._surroundings = surroundings
        self._views: dict[SectionKey, SectionView] = {}
        self.key: SectionKey = SectionKey.SUMMARY
        self.top = TopBar(self.document, actions, menu, self)
        self.nav = SectionNav(self.document)
        self.coach = CoachPanel(self.document, clock=surroundings.clock)
        self.find_bar = FindBar(self.document)
        self._stack = QStackedWidget()
        self._lay_out()
        self.language = LanguageGuide(
            self.coach.verbs, self, self.reveal, lambda: self.key, self._shown_views
        )
        self._connect()

    def open_section(self, key: SectionKey) -> None:
        """Show a section, with its own panel above the coach."""
        self.leave_meeting()
        self.nav.choose(key)

    def go_to(self, key: SectionKey) -> None:
        """Show a section and put the keyboard where one types in it."""
        self.open_section(key)
        self.focus_section()

    def step(self, by: int) -> None:
        """Go to a section, or a step of the meeting, before or after the open one."""
        if self.meeting is not None:
            self.meeting.step(by)
            return
        self.nav.step(by)
        self.focus_section()

    def halve(self) -> None:
        """Show the timeline, and think about half the time there."""
        self.open_section(SectionKey.TIMELINE)
        timeline = self.view(SectionKey.TIMELINE)
        if isinstance(timeline, TimelineView):
            timeline.halve()

    def focus_section(self) -> None:
        """Put the keyboard where one types in the open section."""
        self.view(self.key).focus_first()

    @property
    def meeting(self) -> "MeetingPage | None":
        """The meeting, while it is shown in place of the sections."""
        return self.stage.meeting

    def run_meeting(self) -> None:
        """Show the meeting in place of the sections, or the sections again."""
        self.flush()
        if self.meeting is None:
            self.stage.run()
        else:
            self.stage.leave()

    def leave_meeting(self) -> None:
        """Show the sections, if the meeting is in their place."""
        if self.meeting is not None:
            self.flush()
            self.stage.leave()

    def in_meeting(self, command: str) -> None:
        """Do what a command of the meeting says, with what was typed."""
        self.flush()
        self.stage.do(command)

    def view(self, key: SectionKey) -> SectionView:
        """Return the view of a section, made now if it was not yet."""
        if key not in self._views:
            made = views.make(key, self._surroundings, self._stack)
            self._stack.addWidget(made)
            self._views[key] = made
            made.subtitle_changed.connect(self._show_subtitle)
            made.section_requested.connect(self.go_to)
            made.place_requested.connect(self.show_place)
            made.part_requested.connect(self._show_part)
            pass_on(made, self)
        return self._views[key]

    def show_events(self, ids: list[str]) -> None:
        """Show some events chosen, the first in view; during the meeting, in the meeting."""
        if self.meeting is None:
            self.go_to(SectionKey.TIMELINE)
            view = self.view(SectionKey.TIMELINE)
        else:
            view = self.meeting.turn_to(SectionKey.TIMELINE)
        if isinstance(view, TimelineView):
            view.show_events(ids)

    def verbs(self) -> Sequence[tuple[str, QAction]]:
        """Return what can be done in the open section, each with where it belongs."""
        return self.view(self.key).verbs()

    def show_coach(self, wanted: bool) -> None:
        """Show the coach because the user wants it, however little room there is."""
        self.columns.show_coach(wanted)

    def flush(self) -> None:
        """Hand everything that was typed to the document; the keyboard stays where it is."""
        focused = self.focusWidget()
        if focused is None:
            return
        around = _focusable_around(focused)
        focused.clearFocus()
        if QApplication.focusWidget() is not None:
            return
        # An editor that was there only for the typing is gone by now.
        is_there = isValid(focused) and focused.isVisible()
        (focused if is_there else around).setFocus()

    def reveal(self, hit: Hit) -> None:
        """Show a hit in its section, during the meeting there, or the details if it is in them."""
        if hit.section is None:
            self.action_requested.emit("details")
            return
        if self.meeting is not None:
            self.meeting.turn_to(hit.section).reveal(hit)
            return
        self.open_section(hit.section)
        self.view(hit.section).reveal(hit)

    def show_place(self, key: SectionKey, item_id: str) -> None:
        """Open a section and show one of its items there."""
        self.go_to(key)
        if item_id:
            self.view(key).show_item(item_id)

    def _shown_views(self) -> tuple[QWidget, ...]:
        """Return what shows texts now: a section and what is beside it, or the meeting."""
        return (self.view(self.key), self.coach) if self.meeting is None else (self.meeting,)

    def _show_questions(self, _spot: object) -> None:
        """Show the coach with the questions to ask instead; the meeting shows them itself."""
        if self.meeting is None:
            self.show_coach(True)

    def _show_part(self, part: QWidget) -> None:
        """Show what stands in a section's own panel, however far down."""
        self.show_coach(True)
        self.coach.show_part(part)

    def _lay_out(self) -> None:
        self._fold = icon_button("list", "Sections", kind="plain")
        self._fold.hide()
        self._head = PageHead(before=self._fold)
        middle = column(self.find_bar, Page(self._head, self._stack), spacing=0)
        middle.setStretch(1, 1)
        self.columns = RecordColumns(self.nav, box(middle), self.coach)
        sections = column(self.top, self.columns, spacing=0)
        sections.setStretch(1, 1)
        self.stage = Stage(box(sections), self._surroundings)
        whole = QVBoxLayout(self)
        space(whole, 0)
        whole.addWidget(self.stage)

    def _connect(self) -> None:
        self.stage.left.connect(self.focus_section)
        pass_on(self.stage, self)
        self.top.library_requested.connect(self.library_requested)
        self.nav.chosen.connect(self._show)
        self.nav.activated.connect(self.focus_section)
        self._fold.clicked.connect(self.columns.call_sections)
        self.columns.sections_folded.connect(self._fold.setVisible)
        self.columns.left.connect(self.focus_section)
        self.coach.history_requested.connect(self.history_requested)
        self.find_bar.hit_chosen.connect(self.reveal)
        self.coach.language.chosen.connect(self.language.show)
        self.coach.verbs.wording.asked.connect(self._show_questions)

    def _show(self, key: SectionKey) -> None:
        self.key = key
        view = self.view(key)
        self._stack.setCurrentWidget(view)
        self._show_subtitle()
        self._head.set_tools(view.head_tools())
        self.coach.show_section(key)
        self.coach.set_side_panel(view.side_panel())
        self._order_tabs(view)

    def _order_tabs(self, view: QWidget) -> None:
        """Let Tab go from the list into the section and then to the coach, as one reads."""
        stops = [self.nav, *_tab_stops(self._head), *_tab_stops(view), *_tab_stops(self.coach)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _show_subtitle(self, _text: object = None) -> None:
        text = self._views[self.key].subtitle()
        self._head.say(self.key.label, text, text)


def _focusable_around(widget: QWidget) -> QWidget:
    """Return the nearest thing around a widget that can have the keyboard, such as its table."""
    around = widget.parentWidget()
    while around is not None and around.focusPolicy() == Qt.FocusPolicy.NoFocus:
        around = around.parentWidget()
    return around or widget


def _tab_stops(root: QWidget) -> list[QWidget]:
    """Return what Tab stops at within a widget, in its own order."""
    stops: list[QWidget] = []
    step = root.nextInFocusChain()
    while step is not None and step is not root:
        if root.isAncestorOf(step) and step.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(step)
        step = step.nextInFocusChain()
    return stops
