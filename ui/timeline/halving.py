"""What is being thought sooner at the moment, shared by the strip and the panel below it."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from pmdesk import halving
from pmdesk.errors import InvalidValue
from pmdesk.halving import Lever, WhatIf
from pmdesk.model import Action
from pmdesk.session import Edit
from ui.document import Document


class Halving(QObject):
    """A thought that leaves the record as it is, until an idea becomes an action."""

    changed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.is_on = False
        self.lever: Lever = Lever.DETECTION
        self.what_if: WhatIf | None = None
        self.reason = ""
        """Why the chosen moment cannot be thought sooner."""
        document.changed.connect(self._follow)

    def begin(self, lever: Lever | None = None) -> None:
        """Think a moment sooner, in half the time at first; without one, the first that can be."""
        order = [lever] if lever else list(Lever)
        can = [one for one in order if isinstance(self._found(one), WhatIf)]
        if not can:
            self._document.refused.emit(str(self._found(order[0])))
            return
        self.is_on = True
        self.choose(can[0])

    def choose(self, lever: Lever) -> None:
        """Think of another moment."""
        self.lever = lever
        found = self._found(lever)
        self.what_if = found.halved() if isinstance(found, WhatIf) else None
        self.reason = str(found) if isinstance(found, InvalidValue) else ""
        self.changed.emit()

    def place(self, at: datetime) -> None:
        """Think of it at another time."""
        self._take(self.what_if and self.what_if.placed(at))

    def step(self, steps: int) -> None:
        """Think of it some steps later, or sooner where they are negative."""
        self._take(self.what_if and self.what_if.stepped(steps))

    def halve(self) -> None:
        """Think of it in exactly half the time."""
        self._take(self.what_if and self.what_if.halved())

    def leave(self) -> None:
        """Think no more of it."""
        if self.is_on:
            self.is_on, self.what_if = False, None
            self.changed.emit()

    def add_action(self, idea: str) -> Action | None:
        """Make an idea an action and return it, or None where that could not be done."""
        thought = self.what_if
        if thought is None:
            return None
        done = self._document.attempt(lambda record: halving.add_action(record, thought, idea))
        return self._document.record.actions[-1] if done else None

    def lever_of(self, event: str) -> Lever | None:
        """Return which moment an event is the one of."""
        found = {lever: self._found(lever) for lever in Lever}
        return next(
            (lever for lever, f in found.items() if isinstance(f, WhatIf) and f.event == event),
            None,
        )

    def _take(self, thought: WhatIf | None) -> None:
        if thought is not None and thought != self.what_if:
            self.what_if = thought
            self.changed.emit()

    def _found(self, lever: Lever) -> WhatIf | InvalidValue:
        try:
            return halving.what_if(self._document.record, lever)
        except InvalidValue as reason:
            return reason

    def _follow(self, _edit: Edit) -> None:
        """Think of the same time as before, in a record that has changed."""
        if not self.is_on:
            return
        found = self._found(self.lever)
        at = self.what_if.at if self.what_if else None
        if isinstance(found, WhatIf):
            self.what_if, self.reason = found.placed(at) if at else found.halved(), ""
        else:
            self.what_if, self.reason = None, str(found)
        self.changed.emit()
