"""The question what to export, and how."""

from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QRadioButton, QWidget

from exports.formats import FORMATS, Group
from ui.widgets.buttons import button, check_box, radio_button
from ui.widgets.combo import ChoiceBox
from ui.widgets.fit import fit
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_INDENT = 26
"""Where the text of a radio button begins, in pixels at 100 %."""

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
    """One choice among the purposes of an export, each with the kinds of files that serve it."""

    def __init__(
        self, chosen: str, paper: str, tracker: str, parent: QWidget | None = None
    ) -> None:
        """Take keys of formats: the one to begin with, and that of the team's own tracker."""
        super().__init__(parent)
        self.setWindowTitle("Export")
        self._purposes = [_Purpose(group, chosen, tracker) for group in Group]
        widest = max(each.kinds.sizeHint().width() for each in self._purposes)
        for each in self._purposes:
            each.kinds.setMinimumWidth(widest)
            each.radio.toggled.connect(self._show_what_matters)
            each.kinds.chosen.connect(self._show_what_matters)
        self._paper = ChoiceBox("Paper", [("A4", "A4"), ("Letter", "Letter")], value=paper)
        self._paper_field = Field("Paper", self._paper)
        self._roles = check_box("Roles instead of names", checked=True)
        self._meeting = check_box("Append what is known of the meeting", checked=True)
        self._lay_out()
        self._show_what_matters()
        next(each.radio for each in self._purposes if each.radio.isChecked()).setFocus()

    def choice(self) -> ExportChoice:
        """Return what was chosen."""
        wanted = next(each.format for each in self._purposes if each.radio.isChecked())
        return ExportChoice(
            wanted, str(self._paper.value()), not self._roles.isChecked(), self._meeting.isChecked()
        )

    def _show_what_matters(self) -> None:
        """Let only that be chosen which the chosen kind of file makes something of."""
        chosen = next((each for each in self._purposes if each.radio.isChecked()), None)
        if chosen is not None:
            made = FORMATS[chosen.format]
            self._paper_field.setEnabled(made.is_paged)
            self._meeting.setEnabled(made.group is Group.DOCUMENT)

    def _lay_out(self) -> None:
        options = column(spacing=12, margins=2)
        for purpose in self._purposes:
            options.addLayout(
                column(
                    row(purpose.radio, STRETCH, purpose.kinds),
                    row(purpose.about, margins=(_INDENT, 0, 0, 0)),
                    spacing=0,
                )
            )
        about_roles = label(_ABOUT_ROLES, "hint", wrap=True)
        export = button("Export…", self.accept, kind="primary")
        export.setDefault(True)
        content = column(
            label("Export", "title"),
            box(options),
            row(self._paper_field, STRETCH),
            column(
                row(self._roles, STRETCH),
                row(about_roles, margins=(_INDENT, 0, 0, 0)),
                spacing=0,
            ),
            row(self._meeting, STRETCH),
            STRETCH,
            spacing=14,
            margins=(24, 24, 12, 24),
        )
        foot = row(STRETCH, button("Cancel", self.reject), export, margins=(12, 24, 20, 24))
        self.setLayout(column(ScrollPage(content), foot, spacing=0))
        fit(self, 560, 660)


class _Purpose:
    """What an export is for: a radio button, the kinds of files, and a sentence on the chosen."""

    def __init__(self, group: Group, chosen: str, tracker: str) -> None:
        kinds = [(key, made.label) for key, made in FORMATS.items() if made.group is group]
        offered = [key for key, _ in kinds]
        first = next((key for key in (chosen, tracker) if key in offered), offered[0])
        self.radio: QRadioButton = radio_button(group.value, checked=chosen in offered)
        self.kinds = ChoiceBox(f"{group.value}: kind of file", kinds, value=first)
        self.kinds.chosen.connect(self._choose)
        self.about = label(FORMATS[first].about, "hint", wrap=True)

    @property
    def format(self) -> str:
        """The key of the chosen format."""
        return str(self.kinds.value())

    def _choose(self, key: object) -> None:
        self.radio.setChecked(True)
        self.about.setText(FORMATS[str(key)].about)
