"""The meeting as its facilitator sees it: the agenda drives it, the artefact fills it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pmdesk.changes import Change
from pmdesk.meeting import capture, clock, notes, summary
from pmdesk.meeting.agenda import AgendaStep
from pmdesk.meeting.capture import Kind
from pmdesk.meeting.clock import Pace, Progress
from pmdesk.model import Note, SectionKey
from pmdesk.record import Record
from pmdesk.wording import asking
from ui.language.watch import Spot
from ui.language.wording import Wording
from ui.meeting import artefacts
from ui.meeting.agenda_bar import AgendaBar
from ui.meeting.aside import WayBack, aside
from ui.meeting.audience import AudienceWindow
from ui.meeting.bottom_bar import BottomBar
from ui.meeting.closing import ClosingView
from ui.meeting.notices import Notices
from ui.meeting.side import Side
from ui.record.views import Surroundings
from ui.section_view import SectionView, pass_on
from ui.theme import theme
from ui.widgets.layout import row, space
from ui.widgets.page import Page, PageHead

_TICK = 1000
_SLEPT = timedelta(minutes=2)
"""A gap between two looks at the clock after which the computer must have slept."""

_QUIET = timedelta(minutes=30)
"""How long people may talk without anything being written."""

_ROOM_FOR_SIDE = 1000
"""The width at 100 % from which on there is room for questions beside the artefact."""


class MeetingPage(QWidget):
    """Conducts one meeting on one document."""

    left = Signal()
    """Back to the record."""
    ran_over = Signal()
    """The open step has used up its time."""
    action_requested = Signal(str)
    """An action of the window, by its key in `ui.actions`, should be done."""
    import_requested = Signal(str, list)
    """A text, or files by their paths, should be read into the timeline."""
    decisions_given = Signal(list)
    """Decision files, by their paths, should be taken in."""
    shared = Signal(bool)
    """A window for the audience opened or closed; without one, this one may be the shared one."""

    def __init__(
        self,
        around: Surroundings,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._around = around
        self.document = around.document
        self._now = now
        self._looked = self._last_sign_of_life()
        self._views: dict[str, SectionView] = {}
        self._items: dict[str, str] = {}
        """What is selected in each step."""
        self._open_step, self._shown_step = "", ""
        self._aside: AgendaStep | None = None
        """Where someone looks while the open step stays open."""
        self._was_over = False
        self._private = False
        self._sorts_cards = False
        self._by_role = True
        self.audience: AudienceWindow | None = None
        self.agenda, self.bottom = AgendaBar(), BottomBar()
        self.side = Side(self.document)
        self.notices = Notices()
        self.way_back = WayBack()
        self._head = PageHead(after=self.way_back)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.look_at_clock()

    # What stands where.

    def _lay_out(self) -> None:
        middle = row(Page(self._head, self.notices, self._stack), self.side, spacing=0)
        middle.setStretch(0, 1)
        whole = QVBoxLayout(self)
        space(whole, 0)
        whole.addWidget(self.agenda)
        whole.addLayout(middle, 1)
        whole.addWidget(self.bottom)

    def _connect(self) -> None:
        self.agenda.step_chosen.connect(self.go_to)
        self.agenda.pause_clicked.connect(self.pause_or_resume)
        self.agenda.more_clicked.connect(self.give_more)
        self.bottom.back_clicked.connect(lambda: self.step(-1))
        self.bottom.next_clicked.connect(self.go_on)
        self.bottom.capture.captured.connect(self.keep)
        self.way_back.clicked.connect(self.come_back)
        self.side.left.connect(self._leave_cards)
        self.side.cards.event_requested.connect(self._make_event)
        self.document.changed.connect(self._follow)
        Wording.of(self.document).asked.connect(self._ask_how)
        theme.changed.connect(self._make_room)
        self._ticks = QTimer(self, interval=_TICK)
        self._ticks.timeout.connect(self.look_at_clock)
        self._ticks.start()

    # Where the meeting stands.

    @property
    def progress(self) -> Progress:
        """Where the meeting stands now."""
        return clock.progress(self.document.record.meeting, self._now())

    def _last_sign_of_life(self) -> datetime:
        """Return when the meeting was surely on: a window closed over night must not count."""
        log, now = self.document.log, self._now()
        quiet = now - log[-1].at if log else timedelta()
        return now - quiet if quiet > _QUIET else now

    def look_at_clock(self) -> None:
        """Show how the time is going; notice that it went on while the computer slept."""
        now, before = self._now(), self._looked
        self._looked = now
        progress = self.progress
        is_over = progress.running and progress.current.pace is Pace.OVER
        if is_over and not self._was_over:
            self.ran_over.emit()
        self._was_over = is_over
        if progress.running and now - before > _SLEPT:
            self.notices.offer_to_leave_out(now - before, self._leave_out)
        self._show(progress)

    def go_on(self) -> None:
        """Do what comes next: start, open the next step, or go back to the record."""
        progress = self.progress
        if not progress.started:
            self._note(lambda record: clock.begin(record, self._now()))
        elif progress.ended:
            self.left.emit()
        elif progress.place + 1 == len(progress.steps):
            self.end()
        else:
            self.step(1)

    def step(self, by: int) -> None:
        """Open a step before or after the open one."""
        self.go_to(self.progress.place + by)

    def go_to(self, place: int) -> None:
        """Open a step of the agenda."""
        self._aside = None
        self._note(lambda record: clock.go_to(record, place, self._now()))
        self.come_back()

    def pause_or_resume(self) -> None:
        """Let the clock stand or go on."""
        running = self.progress.running
        verb = clock.pause if running else clock.resume
        self._note(lambda record: verb(record, self._now()))

    def give_more(self) -> None:
        """Give the open step a little more time."""
        self._note(clock.give_more)

    def move_next(self, by: int) -> None:
        """Let the step after the open one come later, or sooner."""
        place = self.progress.place + 1
        self._note(lambda record: clock.move_step(record, place, by))

    def end(self) -> None:
        """Close the meeting and write down what it changed."""
        log = self.document.log
        self._note(lambda record: summary.close(record, log, self._now()))
        if self.document.record.meeting.ended_at is not None:
            changed = ", ".join(self.document.record.meeting.outcome) or "nothing was changed"
            self.notices.say(f"The meeting has ended: {changed}.")
            self.close_audience()
            self.bottom.next.setFocus()

    def _leave_out(self, lost: timedelta) -> None:
        self._note(lambda record: clock.leave_out(record, lost, self._now()))

    def _note(self, build: Callable[[Record], Change]) -> None:
        self.document.note(build(self.document.record))

    # A look aside.

    def turn_to(self, section: SectionKey) -> SectionView:
        """Show a section while the open step stays open, and return its view."""
        is_open = self.progress.current.step.section is section
        self._aside = None if is_open else aside(section)
        self._follow()
        self.focus_artefact()
        return self.artefact

    def show_place(self, section: SectionKey, item_id: str) -> None:
        """Show a section and one of its items while the open step stays open."""
        self.turn_to(section).show_item(item_id)

    def come_back(self) -> None:
        """Show what the room works on in the open step."""
        self._aside = None
        self._follow()
        self.focus_artefact()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Come back by Escape, unless whatever has the keyboard had a use for it."""
        if event.key() == Qt.Key.Key_Escape and self._aside is not None:
            self.come_back()
        else:
            super().keyPressEvent(event)

    # The artefact.

    @property
    def artefact(self) -> SectionView:
        """The view that is shown: what the room works on, or where someone looks aside."""
        return self.view(self._aside or self.progress.current.step)

    def view(self, step: AgendaStep) -> SectionView:
        """Return the view of a step, made now if it was not yet."""
        if step.key not in self._views:
            made = artefacts.make(step, self._around, self._now, self._stack)
            self._views[step.key] = made
            self._stack.addWidget(made)
            pass_on(made, self)
            made.section_requested.connect(self.turn_to)
            made.place_requested.connect(self.show_place)
            made.item_chosen.connect(lambda item, key=step.key: self._choose(key, item))
            if isinstance(made, ClosingView):
                made.end_requested.connect(self.end)
        return self._views[step.key]

    def focus_artefact(self) -> None:
        """Put the keyboard where one types in the artefact."""
        self.artefact.focus_first()

    def begin_capture(self, kind: Kind) -> None:
        """Let a line be written down as a kind, from wherever the keyboard is."""
        self.bottom.capture.begin(kind)

    def keep(self, kind: Kind, texts: list[str]) -> None:
        """Write down what was said, as one step."""
        marked = kind is Kind.LESSON
        lines = notes.lines_of(texts, marked=marked) if len(texts) > 1 else texts
        said, change = "", None
        record = self.document.record
        selected = self._items.get("causes", "") if self._shown_step == "causes" else ""
        for line in lines:
            kept = capture.capture(record, kind, line, self._now(), selected=selected)
            record = kept.change.applied_to(record)
            change = change.then(kept.change) if change else kept.change
            said = kept.said or said
        if change is not None and self.document.attempt(lambda _record: change):
            self.bottom.capture.take(lines[0] if len(lines) == 1 else f"{len(lines)} lines")
            self.notices.say(said)

    def _make_event(self, note_id: str) -> None:
        record = self.document.record
        note = record.get(Note, note_id)
        if note is not None:
            made = capture.event_of(record, note, self._now())
            self.document.attempt(lambda _record: made.change)
            self.notices.say(made.said)

    def focus_cards(self) -> None:
        """Put the keyboard on the cards, to vote or to say what they are."""
        if self.side.cards.shown:
            self._sorts_cards = True
            self._make_room()
            self.side.cards.setFocus()

    def _leave_cards(self) -> None:
        self._sorts_cards = False
        self._make_room()
        self.focus_artefact()

    def _choose(self, step: str, item: str) -> None:
        self._items[step] = item
        self.side.ask(step, item)
        self._tell_audience()

    # What else there is to see.

    def toggle_private(self) -> None:
        """Show what is only for the facilitator, or hide it."""
        self._private = not self._private
        self.side.show_private(self._private)
        self._make_room()

    def toggle_wording(self) -> None:
        """Show here what the language coach finds, or hide it: the room may see this window."""
        wording = Wording.of(self.document)
        wording.set_quiet(not wording.quiet)
        where = "hidden" if wording.quiet else "shown here, and never to the audience"
        self.notices.say(f"Wording to look at is {where}.")

    def _ask_how(self, spot: Spot) -> None:
        """Offer what to ask instead of what was written, until something else is selected."""
        self.side.offer(asking()[spot.finding.category].questions)
        self.side.show()

    def open_audience(self) -> None:
        """Open the window that is shared; what is private may be shown here then."""
        if self.audience is None:
            self.audience = AudienceWindow(self.document)
            self.audience.speak_by_role(self._by_role)
            self.audience.closed.connect(self._lose_audience)
            self.shared.emit(True)
            if not self._private:
                self.toggle_private()
        self._tell_audience()
        self.audience.show_now()
        self.audience.show()

    def toggle_names(self) -> None:
        """Let the audience see names in place of roles, or roles again."""
        self._by_role = not self._by_role
        if self.audience is not None:
            self.audience.speak_by_role(self._by_role)
        shown = "roles" if self._by_role else "names"
        self.notices.say(f"The audience sees {shown}.")

    def close_audience(self) -> None:
        """Close the shared window, if it is open."""
        if self.audience is not None:
            self.audience.close()

    def _lose_audience(self) -> None:
        """With one window left, what is private goes: it may be the one that is shared."""
        if self.audience is not None:
            self.audience.deleteLater()
            self.audience = None
            self.shared.emit(False)
        if self._private:
            self.toggle_private()

    def _tell_audience(self) -> None:
        if self.audience is not None:
            step = self.progress.current.step
            self.audience.show_step(step, self._items.get(step.key, ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        roomy = self.width() >= theme.px(_ROOM_FOR_SIDE)
        self.side.setVisible(roomy or self._private or self._sorts_cards)

    def _follow(self, _edit: object = None) -> None:
        self._show(self.progress)

    def _show(self, progress: Progress) -> None:
        self.agenda.show_progress(progress)
        self.bottom.show_progress(progress)
        step = progress.current.step
        if step.key != self._open_step:
            self._open_step, self._aside = step.key, None
        shown = self._aside or step
        if shown.key != self._shown_step:
            self._shown_step = shown.key
            self._open(shown)
        self.way_back.setVisible(self._aside is not None)
        self.way_back.lead_to(step, audience=self.audience is not None)

    def _open(self, step: AgendaStep) -> None:
        view = self.view(step)
        self._head.say(step.heading, step.hint)
        self._head.set_tools(view.head_tools())
        self._stack.setCurrentWidget(view)
        self.side.ask(step.key, self._items.get(step.key, ""))
        if step.key == "actions" and summary.managers_absent(self.document.record):
            people = self.document.record.participants
            named = any(person.responsible_manager for person in people)
            details = partial(self.action_requested.emit, "details")
            self.notices.say_managers_are_absent(named=named, details=details)
        self._tell_audience()
