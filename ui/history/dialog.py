"""The history of a record: every step, what it changed, and the way back to before it."""

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QSplitter, QVBoxLayout, QWidget

from pmdesk import dates, describe, history
from pmdesk.changes import Change
from pmdesk.errors import PmdeskError
from pmdesk.history import Entry, Past
from pmdesk.model import SectionKey
from ui.document import Document
from ui.history.differences import DifferencesView
from ui.history.entries import EntryList
from ui.history.entry_delegate import EntryDelegate
from ui.theme import theme
from ui.widgets.buttons import button
from ui.widgets.card import Panel
from ui.widgets.combo import ChoiceBox
from ui.widgets.fit import fit
from ui.widgets.layout import STRETCH, column, row, sized, space
from ui.widgets.text import ElidedLabel, label, set_tooltip

_STEPS = 100
"""Entries taken back at a time on the way to the one that was chosen."""


class HistoryDialog(QDialog):
    """Choose a step at the left, read at the right what it did, go back to before it."""

    def __init__(
        self, document: Document, section: SectionKey | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("History")
        self._document = document
        self._past = Past(document.record, document.log)
        self._change = Change("")
        self.entries = EntryList(document, self)
        self.list = self._list()
        self.filter = self._filter(section)
        self.differences = DifferencesView()
        self._sentence, self._when = ElidedLabel("", "heading"), label("", "hint")
        self.restore = button("", self._restore, kind="primary", icon="rotate-ccw")
        self._going = QTimer(self, interval=0)
        self._going.timeout.connect(self._go_on)
        self._lay_out()
        self._show_section(section)
        fit(self, 980, 680)

    @property
    def is_walking(self) -> bool:
        """Whether the state before the chosen step is still being sought."""
        return self._going.isActive()

    def done(self, result: int) -> None:
        """Stop looking into the past when the dialog closes, however it does."""
        self._going.stop()
        super().done(result)

    def _list(self) -> QListView:
        made = QListView()
        made.setModel(self.entries)
        made.setItemDelegate(EntryDelegate(self.entries, made))
        made.setProperty("plain", "true")
        made.setMouseTracking(True)
        made.setAccessibleName("Steps, the newest first")
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.selectionModel().currentChanged.connect(self._show_entry)
        return made

    def _filter(self, section: SectionKey | None) -> ChoiceBox:
        choices = [(None, "Everything"), *((key, key.label) for key in SectionKey)]
        made = ChoiceBox("Show the history of", choices, section)
        made.chosen.connect(self._show_section)
        return made

    def _lay_out(self) -> None:
        zone = describe.zone(self._document.record)
        left = column(self.filter, self.list, spacing=8, margins=(16, 16, 8, 8))
        heading = column(self._sentence, self._when, spacing=2, margins=(6, 0, 0, 0))
        right = column(heading, self.differences, spacing=10, margins=(16, 18, 16, 8))
        halves = QSplitter()
        halves.addWidget(sized(Panel(left), min_width=280))
        halves.addWidget(Panel(right, "bg"))
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        halves.setSizes([theme.px(360), theme.px(620)])
        note = label(f"Times in {zone}. Going back is a step too, and can be undone.", "caption")
        foot = row(note, STRETCH, self.restore, button("Close", self.reject), margins=(10, 16))
        whole = QVBoxLayout(self)
        space(whole, 0)
        whole.addWidget(halves, 1)
        whole.addWidget(Panel(foot, rule="top"))

    def _show_section(self, section: SectionKey | None) -> None:
        words = section.label if section else "everything"
        self.restore.setText(f"Restore {words} as before this")
        self.restore.setAccessibleName(self.restore.text())
        self.entries.show_section(section)
        self.list.setCurrentIndex(self.entries.index(max(self.entries.first(), 0)))
        self._show_entry(self.list.currentIndex())

    @property
    def _chosen(self) -> Entry | None:
        return self.entries.entry(self.list.currentIndex())

    def _show_entry(self, index: QModelIndex) -> None:
        entry = self.entries.entry(index)
        self.restore.setEnabled(False)
        self.differences.show_differences(())
        self._sentence.setText(entry.sentence if entry else "Nothing was done here yet.")
        self._when.setText(self._said(entry) if entry else "")
        self._going.stop()
        if entry is not None:
            self._go_on()

    def _said(self, entry: Entry) -> str:
        when = dates.stamp(entry.at.replace(second=0), describe.zone(self._document.record))
        return " · ".join(filter(None, (when, entry.role)))

    def _go_on(self) -> None:
        """Go some steps into the past; the window stays awake between them."""
        entry = self._chosen
        if entry is None:
            self._going.stop()
        elif self._past.walk(entry.number, _STEPS):
            self._going.stop()
            self.differences.show_differences(describe.describe(entry.change, self._past.record))
            self._offer()
        else:
            self._going.start()

    def _offer(self) -> None:
        """Let the user go back to what is now at hand, if that is anywhere else."""
        reason = "This is how it is now."
        try:
            now, section = self._document.record, self.filter.value()
            key = section if isinstance(section, SectionKey) else None
            self._change = history.restoring(now, self._past.record, key)
        except PmdeskError as error:
            self._change, reason = Change(""), str(error)
        self.restore.setEnabled(bool(self._change))
        set_tooltip(self.restore, "" if self._change else reason)

    def _restore(self) -> None:
        self._document.attempt(lambda _record: self._change)
        self.accept()
