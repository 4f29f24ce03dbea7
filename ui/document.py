"""The record that a window shows, as Qt sees it: one path in, past-tense signals out."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from pmdesk.changes import Change, applied
from pmdesk.errors import Conflict, PmdeskError
from pmdesk.history import Entry
from pmdesk.record import Record
from pmdesk.session import Edit, Session

MANY = 300
"""Operations from which on views rebuild themselves instead of following one by one."""

_CLOSED = "The postmortem was closed before this was ready. Open it and try again."


class Document(QObject):
    """A record with undo, shared by all views of it.

    Views change it only by `edit` and `attempt`; they follow `applied` (one operation, for item
    models), `restructured` (so much at once that a model resets) and `changed` (one step, done).
    """

    applied = Signal(object)
    """An operation; `record` is the state right after it."""
    restructured = Signal()
    changed = Signal(object)
    """The `Edit` that was made."""
    refused = Signal(str)
    """Why an edit could not be made, as a sentence."""

    def __init__(
        self, session: Session, save: Callable[[Edit], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._save = save
        self._record = session.record
        self._is_closed = False
        self._is_telling = False
        self._waiting: deque[Callable[[], Edit | None]] = deque()

    @property
    def record(self) -> Record:
        """The record as it is now; while `applied` is sent, as it was after that operation."""
        return self._record

    @property
    def log(self) -> tuple[Entry, ...]:
        """Everything that was done to this record, oldest first."""
        return tuple(self._session.log)

    @property
    def undo_label(self) -> str:
        """What undo would take back, empty where there is nothing."""
        return self._session.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would bring back, empty where there is nothing."""
        return self._session.redo_label

    def edit(self, change: Change, *, merge: str = "") -> None:
        """Apply a change, show it and hand it to be saved; quick edits with one key merge.

        Raises `Conflict` where the change does not fit the record, or the record was closed. An
        edit that a listener makes while a step is told is made once everyone knows that step;
        where it cannot be made then, `refused` says why.
        """
        if self._is_closed:
            raise Conflict(_CLOSED)
        self._do(lambda: self._session.edit(change, merge=merge))

    def attempt(self, build: Callable[[Record], Change], *, merge: str = "") -> bool:
        """Make the change that a verb builds; tell whether that could be done, and say why not."""
        try:
            self.edit(build(self._record), merge=merge)
        except PmdeskError as error:
            self.refused.emit(str(error))
            return False
        return True

    def note(self, change: Change) -> None:
        """Apply a change that undo leaves alone; raises as `edit` does."""
        if self._is_closed:
            raise Conflict(_CLOSED)
        self._do(lambda: self._session.note(change))

    def undo(self) -> None:
        """Take back the last step; where that cannot be, `refused` says why."""
        self._step_back(self._session.undo)

    def redo(self) -> None:
        """Bring back the step taken back last; where that cannot be, `refused` says why."""
        self._step_back(self._session.redo)

    def close(self) -> None:
        """Take no more edits: whoever opens the record again has a document of their own."""
        self._is_closed = True

    def _step_back(self, step: Callable[[], Edit | None]) -> None:
        try:
            self._do(step)
        except PmdeskError as error:
            self.refused.emit(str(error))

    def _do(self, step: Callable[[], Edit | None]) -> None:
        """Make a step and tell it; one that is asked for meanwhile waits for its turn."""
        if self._is_telling:
            self._waiting.append(step)
            return
        edit = step()
        while edit is not None:
            self._tell(edit)
            edit = self._next()

    def _next(self) -> Edit | None:
        """Make the first of the waiting steps that can be made."""
        while self._waiting:
            step = self._waiting.popleft()
            try:
                if (edit := step()) is not None:
                    return edit
            except PmdeskError as error:
                self.refused.emit(str(error))
        return None

    def _tell(self, edit: Edit) -> None:
        self._is_telling = True
        try:
            self._show(edit)
        finally:
            self._is_telling = False

    def _show(self, edit: Edit) -> None:
        self._save(edit)
        if len(edit.change.operations) > MANY:
            self._record = edit.after
            self.restructured.emit()
        else:
            self._replay(edit)
        self.changed.emit(edit)

    def _replay(self, edit: Edit) -> None:
        """Show the operations one by one, so that item models can follow each of them."""
        for operation in edit.change.operations:
            self._record = applied(operation, self._record)
            self.applied.emit(operation)
        self._record = edit.after
