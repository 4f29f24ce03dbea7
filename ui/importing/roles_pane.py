"""Which names become which roles."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk.timeline.importing.picking import Proposal, renamed
from ui.importing.answer_line import AnswerLine
from ui.importing.rows import Rows
from ui.widgets.buttons import check_box
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, box, column, row, sized
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_ASKED = "Write roles instead of names"
_KNOWN = "The record speaks of people by role. These names are in its list of participants."
_UNKNOWN = (
    "No name here is in the list of participants with a role. Who is listed under “Details and "
    "participants” goes by role in the timeline."
)

_STRANGERS = (
    "Not in the list of participants, so their names stay. Give a role to add someone with this "
    "import; exports can then leave the name out."
)

_LEAST, _WIDTH, _WIDEST = 48, 210, 330
_BEFORE = 12
"""Characters before a name by which one knows where it stands."""


class RolesPane(QWidget):
    """Asks whether people go by role, and shows what becomes of what."""

    changed = Signal()
    roles_given = Signal()
    """Someone gave a person a role, so that `given` has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.by_role = check_box(_ASKED, checked=True)
        rows = Rows("What becomes of names", ("As it stands", "With roles", "Events"), (0, 0, 70))
        self.list = sized(rows, min_height=_LEAST)
        self._about = label(_UNKNOWN, "hint", wrap=True)
        head = column(row(self.by_role, STRETCH), self._about, spacing=4, margins=16)
        whole = column(head, self.list, spacing=0)
        self._lines: dict[str, Field] = {}
        self._people = FlowLayout(spacing=16)
        about = label(_STRANGERS, "hint", wrap=True)
        self._asking = ScrollPage(column(about, box(self._people), spacing=8, margins=16))
        whole.addWidget(self._asking, 1)
        whole.addStretch(0)
        self.setLayout(whole)
        self.by_role.toggled.connect(lambda _on: self.changed.emit())

    @property
    def count(self) -> int:
        """How many names and texts read otherwise with roles."""
        return len(self.list.rows)

    @property
    def given(self) -> dict[str, str]:
        """The roles that were typed for people who are no participants yet."""
        return {
            name: field.editor.text()
            for name, field in self._lines.items()
            if isinstance(field.editor, AnswerLine)
        }

    def forget(self) -> None:
        """Ask about nobody: there is another text."""
        self.show_strangers(())

    def show_strangers(self, names: Sequence[str]) -> None:
        """Ask for the roles of people; what was typed for one who is still named stays."""
        for name in [name for name in self._lines if name not in names]:
            field = self._lines.pop(name)
            self._people.removeWidget(field)
            field.hide()
            field.deleteLater()
        for name in names:
            if name not in self._lines:
                line = AnswerLine(f"Role of {name}")
                line.setPlaceholderText("Role, to add as participant")
                line.edited.connect(self.roles_given)
                self._lines[name] = sized(Field(name, line), min_width=_WIDTH, max_width=_WIDEST)
                self._people.addWidget(self._lines[name])
        self._asking.setVisible(bool(self._lines))

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the names of a proposal."""
        found = renamed(proposal.candidates)
        self.list.show_rows([(*_apart(name, role), f"{count:,}") for name, role, count in found])
        self._about.setText(_KNOWN if found else _UNKNOWN)
        self.by_role.setVisible(bool(found))
        self.list.setVisible(bool(found))


def _apart(one: str, other: str) -> tuple[str, str]:
    """Return two texts from shortly before the place where they begin to differ."""
    pairs = enumerate(zip(one, other, strict=False))
    same = next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
    start = one.rfind(" ", 0, max(same - _BEFORE, 0)) + 1
    return (f"…{one[start:]}", f"…{other[start:]}") if start else (one, other)
