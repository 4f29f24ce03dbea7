"""The page of the root causes: one card for each, in the order of the tree."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from pmdesk.changes import Change
from pmdesk.errors import PmdeskError
from pmdesk.model import Mark, SectionKey, Why
from pmdesk.whys import causes
from ui.causes.alike import Alike, NothingAlike
from ui.causes.cause_card import CauseCard
from ui.causes.panel import CausePanel
from ui.causes.trace import TraceCard
from ui.document import Document
from ui.section_view import SectionView
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.layout import STRETCH, column, row, space
from ui.widgets.restyle import restyle
from ui.widgets.scroll import ScrollPage

_NOTHING = (
    "No root cause is marked yet. Ask “why?” in Five whys until a change would stop the whole "
    "class of incident, and mark that reason with R."
)


class CausesView(SectionView):
    """Root causes to be worked out; the side panel helps with the category of the focused one."""

    def __init__(
        self, document: Document, parent: QWidget | None = None, *, alike: Alike | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._alike = alike or NothingAlike()
        self._panel: CausePanel | None = None
        self._current = ""
        self.cards: dict[str, CauseCard] = {}
        self._list = column(spacing=12)
        self._lay_out()
        document.changed.connect(self._follow)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._watch_focus)
        self._follow()

    def subtitle(self) -> str:
        """Return how many root causes there are, and how many nothing fixes."""
        record = self._document.record
        found = record.root_causes
        if not found:
            return "What has to change so that this class of incident stops"
        open_ = sum(not causes.cause_status(record, cause).fixed for cause in found)
        count = "1 root cause" if len(found) == 1 else f"{len(found)} root causes"
        unfixed = f"{open_} without a priority action" if open_ else "a priority action for each"
        return f"{count} · {unfixed}"

    def side_panel(self) -> QWidget:
        """Return the picker for the category of the focused root cause."""
        if self._panel is None:
            self._panel = CausePanel(self._document)
            self._panel.show_why(self._current)
        return self._panel

    def focus_first(self) -> None:
        """Put the keyboard into the first root cause, or on what leads to one."""
        cards = list(self.cards.values())
        (cards[0].statement if cards else self._open_tree).setFocus()

    def show_item(self, item_id: str) -> None:
        """Show a root cause; other reasons are in the tree."""
        if item_id in self.cards:
            self._go_to(item_id)
        else:
            self.place_requested.emit(SectionKey.WHYS, item_id)

    def _lay_out(self) -> None:
        self._open_tree = button("Open Five whys", self._request_tree, kind="primary")
        self._nothing = EmptyState("star", _NOTHING, self._open_tree)
        self._add = button("Add a root cause directly", self._add_cause, icon="plus")
        self._begin = row(STRETCH, self._add, STRETCH)
        self.trace = TraceCard(self._document)
        self.trace.place_requested.connect(self.place_requested)
        parts = (self._nothing, self._list, self._begin, self.trace, STRETCH)
        content = column(*parts, spacing=12)
        self._page = ScrollPage(content)
        whole = QVBoxLayout(self)
        space(whole, 0)
        whole.addWidget(self._page)

    def _follow(self) -> None:
        """Make the cards those of the root causes that are there, in their order."""
        record = self._document.record
        found = record.root_causes
        for gone in self.cards.keys() - {cause.id for cause in found}:
            self._drop(gone)
        for place, cause in enumerate(found):
            card = self.cards.get(cause.id) or self._make(cause)
            card.follow(record, place + 1, len(found))
            if self._list.indexOf(card) != place:
                self._list.insertWidget(place, card)
                card.show()
        self._nothing.setVisible(not found)
        self.trace.follow()
        self._add.setText("Add another root cause" if found else "Add a root cause directly")
        if self._current not in self.cards:
            self._select(found[0].id if found else "")
        self.subtitle_changed.emit(self.subtitle())

    def _make(self, cause: Why) -> CauseCard:
        card = self.cards[cause.id] = CauseCard(self._document, cause, self._alike)
        card.tree_requested.connect(lambda: self.place_requested.emit(SectionKey.WHYS, cause.id))
        card.guide_requested.connect(lambda: self._open_guide(cause.id))
        card.fixes.actions_requested.connect(
            lambda: self.section_requested.emit(SectionKey.ACTIONS)
        )
        return card

    def _drop(self, why_id: str) -> None:
        card = self.cards.pop(why_id)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _request_tree(self) -> None:
        self.section_requested.emit(SectionKey.WHYS)

    def _open_guide(self, why_id: str) -> None:
        self._select(why_id)
        if self._panel is not None:
            self._panel.open_guide()

    def _watch_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        for why_id, card in self.cards.items():
            if now is not None and card.isAncestorOf(now):
                self._select(why_id)

    def _select(self, why_id: str) -> None:
        self._current = why_id
        for key, card in self.cards.items():
            restyle(card, "card", "open" if key == why_id and len(self.cards) > 1 else "plain")
        if self._panel is not None:
            self._panel.show_why(why_id)

    def _go_to(self, why_id: str) -> None:
        card = self.cards[why_id]
        card.statement.setFocus()
        # Only once it is laid out is it known where a new card stands.
        QTimer.singleShot(0, card, lambda: self._page.ensureWidgetVisible(card))

    def _add_cause(self) -> None:
        """Add a reason below the impact that is marked as a root cause from the start."""
        record = self._document.record
        try:
            change = causes.add_reason_below(record, record.reasons()[0])
            after = change.applied_to(record)
            added = after.item(Why, change.operations[0].id)
            marked = Change("Add root cause", change.operations).then(
                causes.set_mark(added, Mark.ROOT)
            )
            self._document.edit(marked)
        except PmdeskError as error:
            self._document.refused.emit(str(error))
        else:
            self._go_to(added.id)
