"""Fields of a form: what is asked above, help or what is wrong below."""

from PySide6.QtWidgets import QWidget

from ui.widgets.layout import STRETCH, column
from ui.widgets.restyle import restyle
from ui.widgets.text import escape_mnemonic, label


class Field(QWidget):
    """An editor under its label; the label also gives the editor its spoken name."""

    def __init__(self, text: str, editor: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._help = help_text
        # A label with a buddy reads `&` as a mnemonic.
        self._label = label(escape_mnemonic(text), "subheading")
        self._label.setBuddy(editor)
        self._note = label("", "caption", wrap=True)
        if not editor.accessibleName():
            editor.setAccessibleName(text)
        self.setFocusProxy(editor)
        self.setLayout(column(self._label, editor, self._note, STRETCH, spacing=4))
        self.set_error("")

    def set_help(self, text: str) -> None:
        """Show another help; an error that is shown stays."""
        self._help = text
        if not self.error():
            self.set_error("")

    def set_error(self, sentence: str) -> None:
        """Show what is wrong, in place of the help; an empty sentence says all is well."""
        note = sentence or self._help
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.editor.setAccessibleDescription(note)
        restyle(self._note, "role", "error" if sentence else "caption")
        restyle(self.editor, "invalid", "true" if sentence else "false")

    def error(self) -> str:
        """Return the sentence that `set_error` shows, or an empty one."""
        return self._note.text() if self.editor.property("invalid") == "true" else ""
