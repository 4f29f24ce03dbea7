"""Which names become which roles."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk.timeline.picking import Proposal, renamed
from ui.importing.rows import Rows
from ui.widgets.buttons import check_box
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.text import label

_ASKED = "Write roles instead of names"
_KNOWN = "The record speaks of people by role. These names are in its list of participants."
_UNKNOWN = (
    "No name here is in the list of participants with a role. Who is listed under “Details and "
    "participants” goes by role in the timeline."
)

_LEAST = 48
_BEFORE = 12
"""Characters before a name by which one knows where it stands."""


class RolesPane(QWidget):
    """Asks whether people go by role, and shows what becomes of what."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.by_role = check_box(_ASKED, checked=True)
        rows = Rows("What becomes of names", ("As it stands", "With roles", "Events"), (0, 0, 70))
        self.list = sized(rows, min_height=_LEAST)
        self._about = label(_UNKNOWN, "hint", wrap=True)
        head = column(row(self.by_role, STRETCH), self._about, spacing=4, margins=16)
        whole = column(head, self.list, spacing=0)
        whole.addStretch(0)
        self.setLayout(whole)
        self.by_role.toggled.connect(lambda _on: self.changed.emit())

    @property
    def count(self) -> int:
        """How many names and texts read otherwise with roles."""
        return len(self.list.rows)

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
