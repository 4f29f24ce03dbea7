"""A dialog of a few fields that make one change: as high as what it says, and wrong at a field."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from pmdesk.changes import Change
from pmdesk.errors import InvalidValue
from pmdesk.model import Action
from pmdesk.process import short
from ui.breakable import breakable
from ui.theme import theme
from ui.widgets.buttons import button
from ui.widgets.fit import room_for
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_WIDTH, _MARGIN = 520, 24
_TWO_LINES, _ONE_LINE, _NAMED = 110, 56, 2
"""Characters of an action that is named alone, of one among several, and how many are named."""


class ChangeDialog(QDialog):
    """A few fields that make one change; what does not fit is said at its field.

    The sentence goes once the field is corrected. What the screen has no room for is scrolled to.
    """

    def __init__(
        self,
        title: str,
        explanation: str,
        fields: Mapping[str, Field],
        verb: str,
        parent: QWidget | None = None,
        *,
        about: Sequence[Action] = (),
    ) -> None:
        """`about` are the actions that are named below the title."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._fields = fields
        go = button(verb, self.accept, kind="primary")
        go.setDefault(True)
        named = [label(breakable(named_in(about)), "strong", wrap=True)] if about else []
        text = label(explanation, "muted", wrap=True)
        self._body = column(label(title, "title"), *named, text, *fields.values(), spacing=14)
        self._page = ScrollPage(self._body)
        self._page.widget().installEventFilter(self)  # type: ignore[union-attr]
        self._foot = row(STRETCH, button("Cancel", self.reject), go)
        self._whole = column(self._page, self._foot, spacing=14, margins=_MARGIN)
        self.setLayout(self._whole)
        for field in fields.values():
            _forgive(field)

    def change(self) -> Change:
        """Return the change; raises `InvalidValue` that names one of the fields."""
        raise NotImplementedError

    def error(self, field: str) -> str:
        """Return the sentence that a field shows, or an empty one."""
        return self._fields[field].error()

    def accept(self) -> None:
        for field in self._fields.values():
            field.set_error("")
        try:
            self.change()
        except InvalidValue as error:
            field = self._fields.get(error.field, next(iter(self._fields.values())))
            field.set_error(str(error))
            field.editor.setFocus()
            self._page.bring_into_view(field)
            return
        super().accept()

    def setVisible(self, visible: bool) -> None:
        if visible:
            self.ensurePolished()
            self.resize(room_for(self, theme.px(_WIDTH), 0))
            self._grow()
        super().setVisible(visible)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._grow()
        return super().eventFilter(watched, event)

    def _grow(self) -> None:
        """Be high enough for all that is said now; never lower than before, which would jump."""
        besides = self._whole.sizeHint().height() - self._page.sizeHint().height()
        inner = self._body.totalHeightForWidth(self.width() - 2 * theme.px(_MARGIN))
        self.resize(room_for(self, self.width(), max(self.height(), inner + besides)))


def named_in(actions: Sequence[Action]) -> str:
    """Return the words of an action on two lines, or those of the first few, and how many more."""
    if len(actions) == 1:
        return _words(actions[0], _TWO_LINES)
    lines = [f"• {_words(action, _ONE_LINE)}" for action in actions[:_NAMED]]
    more = [f"and {len(actions) - _NAMED} more"] if len(actions) > _NAMED else []
    return "\n".join([*lines, *more])


def joined(changes: Iterable[Change]) -> Change:
    """Return changes as one step under the first one's label."""
    first, *others = changes
    return first.joined(others)


def _words(action: Action, length: int) -> str:
    return short(action.text, length) or "An action without words"


def _forgive(field: Field) -> None:
    """Take back what is said to be wrong with a field as soon as it is corrected."""
    if isinstance(field.editor, QLineEdit | QPlainTextEdit):
        field.editor.textChanged.connect(lambda *_text: field.set_error(""))
