"""The question what to export, and how."""

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QWidget

from exports.formats import FORMATS
from ui.widgets.buttons import button, check_box, radio_button
from ui.widgets.combo import ChoiceBox
from ui.widgets.fit import fit
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_ABOUT = {
    "pdf": "The whole record as a document: for approvers, for print, for the archive.",
    "markdown": "The whole record as text: for wikis and repositories.",
    "jira-csv": "Every action as an issue to import, with the importer’s configuration beside it.",
    "json": "Every action with its cause, for other programs.",
    "tree-svg": "The whole tree in one drawing that stays sharp at any size.",
    "tree-png": "The whole tree in one picture, for chats and slides.",
    "tree-mermaid": "The whole tree as text that wikis and repositories draw.",
}

_ABOUT_ROLES = (
    "“Ada’s change” becomes “the on-call engineer’s change”, wherever participants are named. "
    "The record keeps the names. Pictures go out as they are."
)


@dataclass(frozen=True)
class ExportChoice:
    """A format by its key, the paper, whether people are named and the meeting is appended."""

    format: str
    paper: str
    names: bool
    meeting: bool


class ExportDialog(QDialog):
    """One choice among the formats, each said in a line."""

    def __init__(self, chosen: str, paper: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export")
        self._formats = {
            key: radio_button(known.label, checked=key == chosen) for key, known in FORMATS.items()
        }
        self._paper = ChoiceBox("Paper", [("A4", "A4"), ("Letter", "Letter")], value=paper)
        self._roles = check_box("Roles instead of names", checked=True)
        self._meeting = check_box("Append what is known of the meeting", checked=True)
        self._lay_out()

    def choice(self) -> ExportChoice:
        """Return what was chosen."""
        wanted = next(key for key, option in self._formats.items() if option.isChecked())
        return ExportChoice(
            wanted, str(self._paper.value()), not self._roles.isChecked(), self._meeting.isChecked()
        )

    def _lay_out(self) -> None:
        options = column(spacing=12, margins=2)
        for key, option in self._formats.items():
            option.setObjectName(key)
            about = row(label(_ABOUT[key], "hint", wrap=True), margins=(26, 0, 0, 0))
            options.addLayout(column(row(option, STRETCH), about, spacing=0))
        about_roles = label(_ABOUT_ROLES, "hint", wrap=True)
        export = button("Export…", self.accept, kind="primary")
        export.setDefault(True)
        content = column(
            label("Export", "title"),
            box(options),
            row(Field("Paper", self._paper), STRETCH),
            column(row(self._roles, STRETCH), row(about_roles, margins=(26, 0, 0, 0)), spacing=0),
            row(self._meeting, STRETCH),
            STRETCH,
            spacing=14,
            margins=(24, 24, 12, 24),
        )
        foot = row(STRETCH, button("Cancel", self.reject), export, margins=(12, 24, 20, 24))
        self.setLayout(column(ScrollPage(content), foot, spacing=0))
        fit(self, 540, 680)
