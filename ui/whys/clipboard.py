"""Branches of the tree on the clipboard: whole for pmdesk, as an indented list for all others."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from pmdesk.changes import Change
from pmdesk.errors import InvalidValue
from pmdesk.model import Why
from pmdesk.record import Record
from pmdesk.whys import branches

_WHOLE = "application/x-pmdesk-branch"


def put(record: Record, why: Why) -> None:
    """Copy a branch."""
    data = QMimeData()
    data.setData(_WHOLE, branches.dump(record, why).encode())
    data.setText(branches.as_text(record, why))
    QGuiApplication.clipboard().setMimeData(data)


def take(record: Record, parent: Why) -> Change:
    """Return the change that pastes below a reason; raises `InvalidValue` where nothing fits."""
    data = QGuiApplication.clipboard().mimeData()
    if data.hasFormat(_WHOLE):
        dumped = bytes(data.data(_WHOLE).data()).decode(errors="replace")
        return branches.paste(record, parent, dumped)
    if not data.text().strip():
        raise InvalidValue("There is no text on the clipboard to paste below this reason.")
    return branches.paste_text(record, parent, data.text())
