"""The timeline section: the strip, the figures, the table and the line that adds to it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import QLayout, QMenu, QSizePolicy, QWidget

from pmdesk.model import Attachment, Postmortem, SectionKey, TimelineEvent
from pmdesk.pictures import of_event
from pmdesk.session import Edit
from pmdesk.timeline.filtering import nothing_matches
from pmdesk.timeline.remarks import summary
from pmdesk.timeline.selection import set_confirmed
from pmdesk.whys.reasons import shown_by
from ui.ask import Ask
from ui.clock import Clock, now
from ui.document import Document
from ui.importing.offered import can_read, offered
from ui.prose.images import Images
from ui.section_view import SectionView
from ui.theme import theme
from ui.timeline import commands
from ui.timeline.columns import COLUMNS, CONFIRMED, EventModel
from ui.timeline.edits import EventEdits
from ui.timeline.entry import EntryBar
from ui.timeline.event_reasons import EventReasons
from ui.timeline.evidence import EventPictures, EvidenceDialog
from ui.timeline.figures import Figures
from ui.timeline.halving import Halving
from ui.timeline.halving_panel import HalvingPanel
from ui.timeline.halving_question import HalvingQuestion
from ui.timeline.notes import NotesBar
from ui.timeline.strip import TimelineStrip
from ui.timeline.strip_tools import StripTools
from ui.timeline.table import EventTable
from ui.widgets.card import Card
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.message_bar import announce
from ui.widgets.text import label

_NO_REASON = "No reason rests on this event yet. In Five whys, @ links a reason to events."
_GAP = 10
_LEAST_ROWS = 7
"""How many rows of the table, its header counted, come before strip and figures."""
_LOW = 640
"""Below this height, in pixels at 100 %, the table gets the room of the hint."""
_SOON = 60
"""Milliseconds after an edit at which the figures follow: typing comes first."""


class TimelineView(SectionView):
    """Where the room writes down what happened; strip and table show the same selection."""

    def __init__(
        self,
        document: Document,
        ask: Ask,
        images: Images,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._ask = ask
        self._images = images
        self.model = EventModel(document, self)
        self.halving = Halving(document, self)
        self.strip = TimelineStrip(document, self.halving)
        self.halving_panel = HalvingPanel(self.halving)
        self._question = HalvingQuestion()
        self.reasons = EventReasons(document)
        self._panel = box(column(self.reasons, self._question, spacing=16))
        self.figures = Figures()
        self.notes = NotesBar()
        self.table = EventTable(self.model)
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setContentsMargins(12, 10, 12, 10)
        self.entry = EntryBar(document, clock)
        self.edits = EventEdits(document, ask, self.table)
        self._pictures = EventPictures(document, images, self)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._lay_out()
        self._connect()
        self.commands = commands.build(self, self.table, self._handlers())
        self._moments = commands.moments(self, self.edits.mark)
        commands.enable(self.commands, 0)
        self.setAcceptDrops(True)
        self._show_figures()

    def subtitle(self) -> str:
        """Return the line under the section's title."""
        return summary(self._document.record)

    def side_panel(self) -> QWidget:
        """Return what the chosen event shows, and how it could have taken half the time."""
        return self._panel

    def halve(self) -> None:
        """Think about half the time, on the strip."""
        self.halving.begin()
        if self.halving.is_on:
            self.strip.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_first(self) -> None:
        """Put the cursor where the next event is typed."""
        self.entry.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_item(self, item_id: str) -> None:
        """Show an event, or the one that a picture shows."""
        picture = self._document.record.get(Attachment, item_id)
        self.show_events([picture.event_id if picture else item_id])

    def show_events(self, ids: Sequence[str]) -> None:
        """Choose events and bring the first into view, whatever is filtered."""
        if any(self.model.row_of(event) < 0 for event in ids):
            self.notes.clear_filter()
        self.table.choose(ids)

    def verbs(self) -> list[tuple[str, QAction]]:
        """Return everything that can be done to events, each with where it belongs."""
        own = [("Timeline", action) for action in self.commands.values()]
        return own + [("Timeline ▸ Moment", action) for action in self._moments]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.table.underMouse() or self.table.hasFocus():
            self.menu().popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_read(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        text, paths = offered(event.mimeData())
        # Whoever dropped it waits until this returns, so the dialog comes after it.
        QTimer.singleShot(0, self, lambda: self.import_requested.emit(text, paths))

    def menu(self) -> QMenu:
        """Return what can be done to the chosen events."""
        return commands.menu(self, self.commands, self._moments)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.table.minimumSizeHint().width(), self._least_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _lay_out(self) -> None:
        list_card = Card(self.table, self.nothing, self.entry, spacing=0, margins=1)
        list_card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        drawn = row(self.strip, StripTools(self.strip), spacing=0)
        self._strip_card = Card(drawn, margins=1)
        above = (self._strip_card, self.halving_panel, self.figures, self.notes)
        parts = column(*above, list_card, STRETCH, spacing=_GAP)
        # What there is no room for is left out here, so that it asks for none.
        parts.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(parts)

    def _connect(self) -> None:
        self._document.changed.connect(self._follow)
        self._soon.timeout.connect(self._show_figures)
        theme.changed.connect(self._soon.start)
        self.table.chosen_changed.connect(self._share_choice)
        self.table.row_hovered.connect(self.strip.mark_hovered)
        self.table.confirm_clicked.connect(self._toggle)
        self.table.mark_clicked.connect(self._follow_mark)
        self.table.pictures_dropped.connect(self._pictures.take)
        self.table.columns_measured.connect(self.entry.line.align)
        self.strip.hovered.connect(self.table.mark_hovered)
        self.strip.chosen.connect(self.show_events)
        self.strip.entered.connect(self.table.setFocus)
        self._question.asked.connect(self.halve)
        self.reasons.why_requested.connect(partial(self.place_requested.emit, SectionKey.WHYS))
        self.halving.changed.connect(self._make_room)
        self.halving_panel.action_requested.connect(
            lambda action: self.place_requested.emit(SectionKey.ACTIONS, action.id)
        )
        self.entry.added.connect(self.show_events)
        self.entry.left.connect(self.table.setFocus)
        self.entry.import_requested.connect(lambda text: self.import_requested.emit(text, []))
        self.notes.filtered.connect(self._filter)
        self.notes.left.connect(self.table.setFocus)
        self.notes.event_requested.connect(lambda event: self.show_events([event]))

    def _make_room(self) -> None:
        """Leave out strip or figures where the window is too low to show them and the table."""
        self.entry.set_compact(self.height() < theme.px(_LOW))
        room = self.height() - self._least_height()
        self.figures.arrange_for(self.width())
        self.halving_panel.setVisible(self.halving.is_on)
        if self.halving.is_on:
            self._strip_card.show()
            self.figures.hide()
            return
        room = self._give_room(self._strip_card, room)
        if self.model.rows:
            self._give_room(self.figures, room)
        else:
            self.figures.hide()

    def _give_room(self, part: QWidget, room: int) -> int:
        """Show a part if there is room for it, and return the room that is left."""
        needed = self._needed(part)
        part.setVisible(room >= needed)
        return room - needed if room >= needed else room

    def _needed(self, part: QWidget) -> int:
        return part.sizeHint().height() + theme.px(_GAP)

    def _least_height(self) -> int:
        """Return the height that the table and the line below it need."""
        rows = _LEAST_ROWS * self.table.verticalHeader().defaultSectionSize()
        notes = self.notes.sizeHint().height() + theme.px(_GAP) if self.notes.is_needed else 0
        return rows + self.entry.sizeHint().height() + notes

    def _follow(self, edit: Edit) -> None:
        if {operation.kind for operation in edit.change.operations} & {TimelineEvent, Postmortem}:
            self._soon.start()

    def _show_figures(self) -> None:
        record = self._document.record
        self.figures.show_record(record)
        self.notes.show_record(record, shown=len(self.model.rows))
        self._show_nothing()
        self._question.show_record(record)
        self.table.fit_columns()
        self._make_room()
        self.subtitle_changed.emit(self.subtitle())

    def _share_choice(self) -> None:
        chosen = [event.id for event in self.table.chosen]
        self.strip.mark_chosen(chosen, self.table.current)
        self.item_chosen.emit(self.table.current)
        self.entry.count_from(chosen[0] if len(chosen) == 1 else "")
        commands.enable(self.commands, len(chosen))
        self.reasons.show_event(chosen[0] if len(chosen) == 1 else "")

    def _filter(self, text: str) -> None:
        chosen = [event.id for event in self.table.chosen]
        self.model.filter_by(text)
        self.table.choose(chosen)
        self.notes.show_record(self._document.record, shown=len(self.model.rows))
        self._show_nothing()
        if not self.nothing.isHidden():
            announce(self.nothing, self.nothing.text())

    def _show_nothing(self) -> None:
        """Say so where the filter lets no event through."""
        text = self.notes.filter.text()
        self.nothing.setText(nothing_matches(text))
        self.nothing.setVisible(bool(text.strip()) and not self.model.rows)

    def _edit(self) -> None:
        index = self.table.currentIndex()
        if index.column() == CONFIRMED:
            self.edits.confirm()
        elif index.isValid():
            self.table.edit(index)

    def _toggle(self, event_id: str) -> None:
        event = self._document.record.item(TimelineEvent, event_id)
        self._document.edit(set_confirmed([event], confirmed=not event.confirmed))

    def _copy(self) -> None:
        record = self._document.record
        lines = (
            "\t".join(
                " ".join(column.show(record, event).split()) for column in COLUMNS[:CONFIRMED]
            )
            for event in self.table.chosen
        )
        QGuiApplication.clipboard().setText("\n".join(line.rstrip() for line in lines))

    def _current(self) -> TimelineEvent | None:
        return self._document.record.get(TimelineEvent, self.table.current)

    def _open(self) -> None:
        """Open the link of the current event, else its pictures."""
        event = self._current()
        if event and event.link:
            QDesktopServices.openUrl(QUrl(event.link))
        elif event and of_event(self._document.record, event.id):
            self.show_evidence()
        elif event:
            self._document.refused.emit("This event has no link and no picture. E attaches one.")

    def show_evidence(self) -> None:
        """Show the link and the pictures of the current event."""
        event = self._current()
        if event:
            dialog = EvidenceDialog(self._document, self._ask, self._images, event, self)
            self._ask.run(dialog)

    def _follow_mark(self, event_id: str, mark: str) -> None:
        """Open what a mark in a row stands for."""
        self.table.choose([event_id])
        if mark == "reasons":
            self._show_reason()
        elif mark == "link":
            self._open()
        else:
            self.show_evidence()

    def _show_reason(self) -> None:
        """Show the first of the reasons that the current event is evidence of, in the tree."""
        found = shown_by(self._document.record, self.table.current)
        if found:
            self.place_requested.emit(SectionKey.WHYS, found[0].id)
        else:
            self._document.refused.emit(_NO_REASON)

    def _paste_picture(self) -> None:
        if self.table.current:
            self._pictures.paste(self.table.current)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        edits = self.edits
        return {
            "add": self.focus_first,
            "filter": self.notes.focus_filter,
            "edit": self._edit,
            "confirm": edits.confirm,
            "confirm_next": edits.confirm_next,
            "key": edits.toggle_key,
            "later": edits.toggle_later,
            "evidence": self.show_evidence,
            "open": self._open,
            "reason": self._show_reason,
            "paste_picture": self._paste_picture,
            "minute_back": partial(edits.shift_by, -1),
            "minute_on": partial(edits.shift_by, 1),
            "ten_back": partial(edits.shift_by, -10),
            "ten_on": partial(edits.shift_by, 10),
            "shift": edits.ask_shift,
            "zone": edits.ask_zone,
            "move_day": edits.ask_day,
            "split": edits.split,
            "merge": edits.merge,
            "copy": self._copy,
            "delete": edits.delete,
        }
