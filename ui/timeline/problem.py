"""The sentence under a cell whose text was not understood."""

from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import theme
from ui.widgets.layout import column
from ui.widgets.restyle import restyle
from ui.widgets.text import label

_WIDTH = 320


class Problem(QFrame):
    """A small note that hangs below an editor until the user types on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("banner", "bad")
        self.editor: QWidget | None = None
        """The editor whose text is not understood, while that is so."""
        self._text = label("", "error", wrap=True)
        self.setLayout(column(self._text, margins=(6, 10)))
        self.hide()

    def text(self) -> str:
        """Return the sentence that is shown, empty where there is none."""
        return "" if self.isHidden() else self._text.text()

    def dismiss(self) -> None:
        """Take the note away: the user types on."""
        if self.editor is not None:
            restyle(self.editor, "invalid", "false")
            self.editor.setAccessibleDescription("")
            self.editor = None
        self.hide()

    def show_below(self, editor: QWidget, sentence: str) -> None:
        """Say what is wrong with what an editor holds; screen readers hear it from the editor."""
        parent = self._over
        self.editor = editor
        self._text.setText(sentence)
        restyle(editor, "invalid", "true")
        editor.setAccessibleDescription(sentence)
        width = min(theme.px(_WIDTH), parent.width())
        self.resize(width, self.heightForWidth(width))
        place = editor.mapTo(parent, editor.rect().bottomLeft())
        if place.y() + self.height() > parent.height():
            place = editor.mapTo(parent, editor.rect().topLeft())
            place.setY(place.y() - self.height())
        place.setX(max(0, min(place.x(), parent.width() - width)))
        self.move(place)
        self.show()
        self.raise_()
