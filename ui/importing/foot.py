"""The foot of the import: what will happen, how far reading has come, and the buttons."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, row
from ui.widgets.text import escape_mnemonic, label, set_tooltip

_OPEN = "An answer above cannot be read. Correct it, then import."


@dataclass(frozen=True)
class Counts:
    """How many events were read, are ticked, are there already, are hidden, and lines not used."""

    read: int = 0
    taken: int = 0
    there: int = 0
    hidden: int = 0
    unread: int = 0
    days: str = ""
    """From which day to which they are."""

    @property
    def sentence(self) -> str:
        """What was read, in the words of the foot."""
        parts = [
            _count(self.read, "event"),
            self.days,
            f"{self.hidden:,} filtered out" if self.hidden else "",
            f"{self.there:,} already there" if self.there else "",
        ]
        return " · ".join(filter(None, parts))


class Foot(QWidget):
    """Counts at the left, buttons at the right; while something is read it says so instead."""

    unread_requested = Signal()
    stop_requested = Signal()
    cancel_requested = Signal()
    import_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = label("", "muted")
        self.unread = button("", self.unread_requested.emit, kind="link")
        self.stop = button("Stop reading", self.stop_requested.emit, kind="link")
        self.take = button("Import", self.import_requested.emit, kind="primary")
        self.take.setDefault(True)
        cancel = button("Cancel", self.cancel_requested.emit)
        line = row(self.said, self.unread, self.stop, STRETCH, cancel, self.take, margins=(10, 16))
        self.setLayout(line)
        self.stop.hide()
        self.show_counts(Counts())

    def show_counts(self, counts: Counts, problem: str = "") -> None:
        """Say what was read, and offer what is ticked unless there is a problem."""
        self.stop.hide()
        said = counts.sentence if counts.read or counts.unread else ""
        self.said.setText(_OPEN if problem else said)
        lines = _count(counts.unread, "line")
        _name(self.unread, f"{lines} not used", f"{lines} not used. Show them.")
        self.unread.setVisible(bool(counts.unread))
        text = f"Import {_count(counts.taken, 'event')}" if counts.taken else "Import"
        _name(self.take, text, text)
        self.take.setEnabled(bool(counts.taken) and not problem)
        set_tooltip(self.take, problem)
        self.take.setAccessibleDescription(problem)

    def show_progress(self, share: float) -> None:
        """Say how far reading has come, from 0 to 1."""
        self.said.setText(f"Reading… {round(share * 100)} %" if share else "Reading…")
        self.unread.hide()
        self.stop.show()
        self.take.setEnabled(False)


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _name(made: QPushButton, text: str, spoken: str) -> None:
    made.setText(escape_mnemonic(text))
    made.setAccessibleName(spoken)
