"""The panel beside the tree: what to ask next, what the selected reason is, what is known of it."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QWidget

from pmdesk.model import Mark
from ui.ask import Ask
from ui.causes.alike import Alike
from ui.causes.earlier import EarlierCauses
from ui.causes.panel import CausePanel
from ui.document import Document
from ui.whys.edits import TreeEdits
from ui.whys.facts import Facts
from ui.whys.pointer import Pointer
from ui.whys.questions import Questions
from ui.widgets.layout import column


class WhysSide(QWidget):
    """Follows the selected reason."""

    def __init__(
        self,
        document: Document,
        pointer: Pointer,
        edits: TreeEdits,
        ask: Ask,
        alike: Alike,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._pointer = pointer
        self.questions = Questions(document, pointer, edits, ask, clock)
        self.panel = CausePanel(document, with_place=False)
        self.earlier = EarlierCauses(document, alike)
        self.facts = Facts(document)
        parts = (self.questions, self.panel, self.earlier, self.facts)
        self.setLayout(column(*parts, spacing=16))
        pointer.moved.connect(self._show)
        document.changed.connect(self._look_again)
        self._show()

    def _show(self) -> None:
        for part in (self.panel, self.facts):
            part.show_why(self._pointer.why_id)
        self._look_again()

    def _look_again(self) -> None:
        """Look for earlier causes only where a root cause is selected."""
        why = self._pointer.why
        self.earlier.show_why(why.id if why and why.mark is Mark.ROOT else "")
