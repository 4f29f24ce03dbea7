"""The question for a token: typed unseen, and said where it goes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from pmdesk import guidance
from pmdesk.errors import InvalidValue
from pmdesk.model import Tracker
from pmdesk.secrets import valid
from ui.breakable import breakable
from ui.widgets.buttons import button
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.text import label

_WIDTH = 520
_UNSEEN = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
)


class TokenDialog(QDialog):
    """Takes a token once; it is not shown again, here or elsewhere."""

    def __init__(self, tracker: Tracker, place: str, parent: QWidget | None = None) -> None:
        """`place` is the sentence that says where tokens are kept."""
        super().__init__(parent)
        self.setWindowTitle("Set token")
        guide = guidance.trackers()[tracker.kind]
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(_UNSEEN)
        self._field = Field("Token", self.line)
        keep = button("Keep token", self.accept, kind="primary")
        keep.setDefault(True)
        about = (guide.token, f"{place} It is sent to this address only.", guide.rule)
        whole = column(
            label(f"Token for {tracker.name}", "title", wrap=True),
            label(breakable(tracker.url or "No address yet"), "muted", wrap=True),
            self._field,
            *(label(text, "hint", wrap=True) for text in about if text),
            STRETCH,
            row(STRETCH, button("Cancel", self.reject), keep),
            spacing=14,
            margins=24,
        )
        self.setLayout(whole)
        sized(self, width=_WIDTH)

    def error(self) -> str:
        """Return the sentence about what is wrong with the token, or an empty one."""
        return self._field.error()

    def accept(self) -> None:
        """Take the token, unless it cannot be one."""
        try:
            valid(self.line.text())
        except InvalidValue as error:
            self._field.set_error(str(error))
            self.line.setFocus()
            return
        super().accept()

    def take(self) -> str:
        """Return the token, and keep nothing of it here."""
        token = self.line.text()
        self.line.clear()
        return token
