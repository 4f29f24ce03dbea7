"""The coach: the column at the right that helps with the section that is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model import SectionKey
from ui.clock import Clock, now
from ui.coach.checks import Checks
from ui.coach.guide import Guide
from ui.coach.language import Language
from ui.coach.progress import Progress
from ui.coach.recent import Recent
from ui.document import Document
from ui.language.verbs import Verbs
from ui.widgets.card import Panel
from ui.widgets.layout import STRETCH, box, column, sized, space
from ui.widgets.scroll import ScrollPage


class CoachPanel(Panel):
    """Guidance, progress, checklist and history of a section, below what its view adds."""

    history_requested = Signal(SectionKey)
    """Someone wants to see all of a section's history."""

    def __init__(
        self,
        document: Document,
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
    ) -> None:
        layout = QVBoxLayout()
        space(layout, 0)
        super().__init__(layout, rule="left")
        self.setParent(parent)
        self.setAccessibleName("Coach")
        self.guide, self.progress = Guide(), Progress(document)
        self.verbs = Verbs(document, clock)
        self.language = Language(self.verbs)
        self.checks, self.recent = Checks(document, clock), Recent(document)
        self._side_panel: QWidget | None = None
        self._own = column(spacing=0)
        self._slot = box(self._own)
        parts = (
            self._slot, self.guide, self.language, self.progress, self.checks, self.recent,
        )  # fmt: skip
        self._page = ScrollPage(column(*parts, STRETCH, spacing=18, margins=(16, 16, 10, 16)))
        layout.addWidget(self._page)
        self.recent.history_requested.connect(self.history_requested)
        sized(self, min_width=280, max_width=420)
        self.verbs.wording.asked.connect(lambda _spot: self._show_questions())
        self.set_side_panel(None)

    def show_section(self, key: SectionKey) -> None:
        """Help with a section."""
        for part in (self.guide, self.language, self.progress, self.checks, self.recent):
            part.show_section(key)
        self._page.verticalScrollBar().setValue(0)

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part of the panel, which may have come only now."""
        self._page.bring_at_once(part)

    def _show_questions(self) -> None:
        """Bring the questions to ask instead into view, should someone want them."""
        self._page.bring_into_view(self.language.heading)

    def set_side_panel(self, widget: QWidget | None) -> None:
        """Show a view's own panel above everything else; one shown before is kept, but hidden."""
        if self._side_panel is not None:
            self._side_panel.hide()
        self._side_panel = widget
        self._slot.setVisible(widget is not None)
        if widget is not None:
            self._own.addWidget(widget)
            widget.show()
