"""The dialogs about an open record, by name."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QDialog, QWidget

from pmdesk.directory.known import Known
from ui.ask import Ask
from ui.clock import Clock
from ui.coach.checklist_page import ChecklistDialog
from ui.details.view import DetailsDialog
from ui.document import Document
from ui.history.dialog import HistoryDialog


def record_dialogs(
    document: Document,
    ask: Ask,
    known: Known,
    required: tuple[int, ...],
    clock: Clock,
    parent: QWidget,
) -> Mapping[str, Callable[[], QDialog]]:
    """Return what makes each dialog; the names are those of the actions that open them."""
    return {
        "details": lambda: DetailsDialog(document, ask, known, parent, required=required),
        "history": lambda: HistoryDialog(document, None, parent),
        "checklist": lambda: ChecklistDialog(document, parent, clock=clock),
    }
