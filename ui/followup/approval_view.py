"""Approval: where the record stands, what is missing, who decides, and the steps around it."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.approval import form
from pmdesk.directory.known import Known
from pmdesk.model import Decision
from pmdesk.process import REQUIRED, missing_for_approval
from ui.ask import Ask
from ui.clock import Clock, now
from ui.columns import Columns
from ui.document import Document
from ui.followup.approvers import Approvers
from ui.followup.harmless_card import HarmlessCard
from ui.followup.missing_card import MissingCard
from ui.followup.state_card import StateCard
from ui.followup.steps_card import StepsCard
from ui.followup.voided_card import VoidedCard
from ui.section_view import SectionView
from ui.widgets.layout import STRETCH, box, column, space
from ui.widgets.scroll import ScrollPage

_NARROWEST = 330


class ApprovalView(SectionView):
    """The way of a record through review, with all that belongs to it on one page."""

    def __init__(
        self,
        document: Document,
        ask: Ask,
        known: Callable[[], Known],
        parent: QWidget | None = None,
        *,
        clock: Clock = now,
        required: tuple[int, ...] = REQUIRED,
    ) -> None:
        """`required` are the severities that must have a postmortem."""
        super().__init__(parent)
        self._document = document
        self.state = StateCard(document, ask, required, clock)
        self.voided = VoidedCard(document)
        self.harmless = HarmlessCard(document)
        self.missing = MissingCard(document)
        self.approvers = Approvers(document, ask, known, clock)
        self.steps = StepsCard(document, clock)
        self.state.approval_requested.connect(
            lambda: self.action_requested.emit("request_approval")
        )
        self.state.publish_requested.connect(lambda: self.action_requested.emit("publish"))
        self.missing.place_requested.connect(self.place_requested)
        self.approvers.import_requested.connect(lambda: self.action_requested.emit("take_decision"))
        self.setAcceptDrops(True)
        people = box(column(self.approvers, self.missing, STRETCH, spacing=12))
        steps = box(column(self.steps, STRETCH))
        below = Columns(people, steps, narrowest=_NARROWEST, shares=(3, 2))
        page = ScrollPage(
            column(self.state, self.voided, self.harmless, below, STRETCH, spacing=12)
        )
        whole = QVBoxLayout(self)
        space(whole, 0)
        whole.addWidget(page)
        document.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_back()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _decision_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.decisions_given.emit(_decision_files(event.mimeData()))

    def subtitle(self) -> str:
        """Return how many of those who must approve have done so, and how much is missing."""
        record = self._document.record
        needed = [approval for approval in record.approvals if approval.mandatory]
        given = sum(approval.decision is Decision.APPROVED for approval in needed)
        missing = len(missing_for_approval(record))
        said = [f"{given} of {len(needed)} mandatory approvals"] if needed else []
        said += [f"{missing} still missing"] if missing else ["nothing missing"]
        line = " · ".join(said)
        return f"{line[0].upper()}{line[1:]}"

    def focus_first(self) -> None:
        """Put the keyboard into the line where approvers are added."""
        self.approvers.entry.setFocus()

    def _look_back(self) -> None:
        self.voided.follow()
        self.harmless.follow()

    def _follow(self) -> None:
        if self.isVisible():
            self._look_back()
        self.subtitle_changed.emit(self.subtitle())


def _decision_files(given: QMimeData) -> list[str]:
    """Return the decision files among what is dragged."""
    paths = (url.toLocalFile() for url in given.urls())
    return [path for path in paths if path.endswith(form.SUFFIX)]
