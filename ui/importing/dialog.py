"""The import: a text or a file at the left, the events read from it at the right."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from pmdesk.changes import Change
from pmdesk.errors import PmdeskError
from pmdesk.record import Record
from pmdesk.timeline.events import import_day
from pmdesk.timeline.importing.duplicates import Known
from pmdesk.timeline.importing.picking import Proposal, propose
from pmdesk.timeline.importing.strangers import add_strangers, strangers
from pmdesk.timeline.reading import ReadEvent
from ui.ask import Ask
from ui.background import Lane
from ui.importing.empty_pane import EmptyPane
from ui.importing.foot import Foot
from ui.importing.given import Given
from ui.importing.head import Head
from ui.importing.marks import Span
from ui.importing.offered import can_read, offered
from ui.importing.open_points import OpenPoints
from ui.importing.query import MUCH, PATTERN, opened
from ui.importing.reader import Reader
from ui.importing.results import Results
from ui.widgets.card import Panel
from ui.widgets.fit import fit
from ui.widgets.layout import column, sized, space
from ui.widgets.message_bar import MessageBar, announce

_NOTHING_NEW = "Everything that is ticked is on the timeline already."
_ASIDE = "The text that was not imported is put aside."
_STOPPED = "Reading was stopped. The text is as it was."
_LEAST = 130
"""The height at 100 % below which what was read is of no use."""

_SHARES, _FILE = (42, 58), (24, 76)
"""Hundredths of the width for what is read and for what was read, of a text and of a file."""


class ImportDialog(QDialog):
    """Reads while one types, and shows all the time what it would add; `change` is that."""

    def __init__(self, record: Record, ask: Ask, lane: Lane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import into the timeline")
        self._record, self._known, self._ask = record, Known(record), ask
        self._zone = record.postmortem.tzinfo
        self._day = import_day(record, datetime.now(UTC))
        self._made: dict[str, ReadEvent] = {}
        self._proposal = Proposal()
        self._is_new = False
        self._change = Change("")
        self.head, self.foot = Head(), Foot()
        self.asked = OpenPoints(self._zone, self._day)
        self.questions = self.asked.questions
        self.problem = MessageBar()
        self.given, self.results = Given(), Results(record)
        self.reader, self.opener = Reader(lane, self), Reader(lane, self)
        self._halves, self._right = QSplitter(), QStackedWidget()
        self._lay_out()
        self._connect()
        self._add_keys()
        self.setAcceptDrops(True)
        fit(self, 1240, 800)
        self._start_again()
        self.given.focus_pane()

    @property
    def change(self) -> Change:
        """What the user wants to add; empty until that was accepted."""
        return self._change

    @property
    def draft(self) -> str:
        """The text that is nowhere else, as it stands: that which was put aside comes first."""
        return self.given.draft

    @property
    def left(self) -> str:
        """The text that was put aside, of which nothing is in the change."""
        return self.given.aside

    # What is read.

    def take_text(self, text: str) -> None:
        """Read a text; a very long one is asked about first."""
        size = f"{len(text) / MUCH:.1f} million characters"
        question = f"The text has {size}. Reading and looking through it may take a while."
        if len(text) < MUCH or self._ask.confirm("A long text", question, "Read it"):
            self.given.insert(text)

    def take_files(self, paths: Sequence[str]) -> None:
        """Read files, or those of a folder, in place of the text."""
        chosen = [Path(path) for path in paths]
        self.opener.read(lambda _job: opened(chosen), is_long=True, at_once=True)

    def paste(self) -> None:
        """Read what the clipboard holds."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, data: QMimeData | None) -> None:
        text, paths = offered(data)
        if paths:
            self.take_files(paths)
        elif text.strip():
            self.take_text(text)
        else:
            self.problem.show_message("There is no text to paste. Copy some first.", "info")

    def _choose_file(self) -> None:
        if path := self._ask.open_file("Import into the timeline", PATTERN):
            self.take_files([str(path)])

    def _choose_folder(self) -> None:
        if path := self._ask.folder("Import a folder into the timeline"):
            self.take_files([str(path)])

    def _start_again(self) -> None:
        """Read another text or file: what was answered and ticked was about the one before."""
        self.questions.forget()
        self.results.forget()
        self.results.roles.forget()
        self._made.clear()
        self._is_new = not self.given.query.is_empty
        self._share_width()
        self._read(at_once=True)
        if self.given.aside and self.problem.isHidden():
            self.problem.show_message(_ASIDE, "info", [("Bring it back", self.given.bring_back)])

    def _share_width(self) -> None:
        """Give a text about as much room as its events; a file has little to say."""
        shares = _FILE if self.given.query.source else _SHARES
        for place, share in enumerate(shares):
            self._halves.setStretchFactor(place, share)
        self._halves.setSizes([self.width() * share // 100 for share in shares])

    def _read(self, *, at_once: bool = False) -> None:
        """Have what is given read as it stands, with the answers that are given."""
        self.problem.hide()
        query = self.given.query.answered(self.questions.given, self.results.columns.given)
        made, record, day, zone = dict(self._made), self._peopled()[1], self._day, self._zone
        known = self._known
        self.reader.read(
            lambda _job: propose(record, known, query.reading(day, zone), made, datetime.now(UTC)),
            is_long=query.is_long,
            at_once=at_once,
        )

    def _peopled(self) -> tuple[Change, Record]:
        """Return what adds the people who were given a role, and the record with them."""
        added = add_strangers(self._record, self.results.roles.given)
        return added, added.applied_to(self._record)

    def _make(self, text: str, event: ReadEvent) -> None:
        self._made[text] = event
        self._read(at_once=True)

    # What is shown.

    def _show(self, proposal: Proposal) -> None:
        self._proposal = proposal
        reading, query = proposal.reading, self.given.query
        known = "" if query.is_empty else reading.format
        self.head.show_format(known, query.name if query.text else "", is_empty=query.is_empty)
        self.asked.show_reading(reading)
        self.results.show_proposal(proposal)
        events = [candidate.event for candidate in proposal.candidates]
        self.results.roles.show_strangers(strangers(self._record, events))
        self._right.setCurrentIndex(0 if query.is_empty else 1)
        if self._is_new:
            announce(self.foot, self.results.counts().sentence)
        if self._is_new and proposal.candidates:
            self.results.show_events()
        self._is_new = False

    def _show_picked(self) -> None:
        self.given.text.mark(self.results.spans)
        self.results.point_out()
        self.foot.show_counts(self.results.counts(), self.questions.problem)

    def _point_out(self, span: Span) -> None:
        self.given.text.point_out(span)

    def _enter_mark(self, row: int) -> None:
        self.results.table.go_to(row)

    def _say_not_opened(self, sentence: str) -> None:
        """Say why a file could not be opened; what was there before stays."""
        self._show_picked()
        self.problem.show_message(sentence, "warn")

    def _say_failure(self, sentence: str) -> None:
        self.results.show_proposal(Proposal())
        self.problem.show_message(sentence, "warn")

    # How it ends.

    def accept(self) -> None:
        """Close with the change, or say why it cannot be made."""
        self.questions.commit()
        self.reader.flush()
        if self.reader.is_busy or not self.foot.take.isEnabled():
            return
        try:
            added, record = self._peopled()
            change = self.results.picking.change(record, self._proposal)
            self._change = replace(added, label=change.label).then(change) if change else change
        except PmdeskError as error:
            self.problem.show_message(str(error), "warn")
            return
        if self._change:
            super().accept()
        else:
            self.problem.show_message(_NOTHING_NEW, "info")

    def done(self, result: int) -> None:
        """Want nothing more of a reading that is on its way, however the dialog closes."""
        self.opener.stop()
        self.reader.stop()
        super().done(result)

    # How it is put together.

    def _lay_out(self) -> None:
        self._right.addWidget(EmptyPane())
        self._right.addWidget(Panel(column(sized(self.results, min_height=_LEAST))))
        self._halves.addWidget(Panel(column(self.given)))
        self._halves.addWidget(self._right)
        self._halves.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        space(whole, 0)
        whole.addWidget(Panel(column(self.head, self.asked, spacing=0), rule="bottom"))
        whole.addWidget(self.problem)
        whole.addWidget(self._halves, 1)
        whole.addWidget(Panel(column(self.foot), rule="top"))

    def _connect(self) -> None:
        head, foot, text = self.head, self.foot, self.given.text
        head.paste_requested.connect(self.paste)
        head.file_requested.connect(self._choose_file)
        head.folder_requested.connect(self._choose_folder)
        head.clear_requested.connect(self.given.clear)
        head.even_toggled.connect(text.set_even)
        self.given.edited.connect(self._read)
        self.given.replaced.connect(self._start_again)
        text.offered.connect(self._take)
        text.mark_entered.connect(self._enter_mark)
        self.questions.answered.connect(lambda: self._read(at_once=True))
        self.questions.refused.connect(self._show_picked)
        self.opener.started.connect(lambda: foot.show_progress(0))
        self.opener.progressed.connect(foot.show_progress)
        self.opener.ready.connect(self.given.show_query)
        self.opener.failed.connect(self._say_not_opened)
        self.reader.started.connect(lambda: foot.show_progress(0))
        self.reader.progressed.connect(foot.show_progress)
        self.reader.ready.connect(self._show)
        self.reader.failed.connect(self._say_failure)
        self.results.changed.connect(self._show_picked)
        self.results.span_entered.connect(self._point_out)
        self.results.columns_changed.connect(lambda: self._read(at_once=True))
        self.results.made.connect(self._make)
        self.results.roles.roles_given.connect(lambda: self._read(at_once=True))
        self.asked.mapping.change_requested.connect(self.results.show_columns)
        foot.unread_requested.connect(self.results.show_unread)
        foot.stop_requested.connect(self._stop)
        foot.cancel_requested.connect(self.reject)
        foot.import_requested.connect(self.accept)

    def _add_keys(self) -> None:
        self._key("F6", lambda: self._cycle(1))
        self._key("Shift+F6", lambda: self._cycle(-1))
        self._key("Ctrl+Return", self.accept)
        self._key("Ctrl+Shift+V", self.paste)

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _cycle(self, by: int) -> None:
        """Put the keyboard into the pane after or before the one that has it."""
        panes: list[tuple[QWidget, Callable[[], object]]] = [
            (self.head, self.head.paste.setFocus),
            (self.given, self.given.focus_pane),
            (self.results, self.results.focus_pane),
            (self.foot, self.foot.take.setFocus),
        ]
        if self.questions.isVisible():
            panes.insert(1, (self.questions, self.questions.focus_first))
        there = [pane for pane in panes if pane[0].isVisible()]
        focused = QApplication.focusWidget() or self
        at = [place for place, (pane, _) in enumerate(there) if pane.isAncestorOf(focused)]
        there[((at[0] if at else -by) + by) % len(there)][1]()

    def _stop(self) -> None:
        """Give up on what is being read; the text stays."""
        self.opener.stop()
        self.reader.stop()
        self._show_picked()
        self.problem.show_message(_STOPPED, "info", [("Read it", self._read)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_read(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())
