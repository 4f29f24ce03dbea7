"""The panel beside tree and causes: what the selected reason is, and its category."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pmdesk import guidance
from pmdesk.changes import Change, set_fields
from pmdesk.model import Category, Mark, Why
from pmdesk.whys import causes, dependency
from pmdesk.whys.dependency import Finding, Offer
from ui.causes.categories import CATEGORIES
from ui.causes.choices import Choices
from ui.causes.examples import Examples
from ui.causes.guide import DependencyGuide
from ui.causes.worded import ChoiceCard
from ui.document import Document
from ui.widgets.buttons import button
from ui.widgets.layout import column
from ui.widgets.text import label, set_tooltip

_MARKS = (
    (Mark.PROXIMATE, "P", "it led directly to this incident"),
    (Mark.CONTRIBUTING, "C", "it made the incident likelier or worse"),
    (Mark.ROOT, "R", "a change here stops the whole class of incident"),
)
_ASK_WHY = (
    "Start at the impact. Press Tab and ask why it happened; then ask why it lasted as long and "
    "hit as many as it did. Each answer can have several reasons."
)


class CausePanel(QWidget):
    """Shows and edits mark and category of one reason of a document."""

    def __init__(self, document: Document, *, with_place: bool = True) -> None:
        """`with_place` asks of a root cause whether it is the right place in its chain."""
        super().__init__()
        self._document = document
        self._with_place = with_place
        self._why_id = ""
        self._shown: Why | None = None
        self._categories = self._make_categories()
        self._marks = self._make_marks()
        self._guide = DependencyGuide()
        self._lay_out()
        self._guide.found.connect(self._write_finding)
        self._guide.left.connect(self._close_guide)
        document.changed.connect(self._refresh)
        self._show()

    def show_why(self, why_id: str) -> None:
        """Show another reason; nothing is shown of one that is not there."""
        if why_id != self._why_id:
            self._why_id = why_id
            self._guide.hide()
        self._refresh()

    def open_guide(self) -> None:
        """Ask where the fault of a dependency lies, in place of the list of categories."""
        self._guide.restart()
        self._guide.show()
        self._show()
        self._guide.focus_first()

    @property
    def _why(self) -> Why | None:
        return self._document.record.get(Why, self._why_id)

    def _lay_out(self) -> None:
        place = guidance.causes().place
        self._finding = label("", "hint", wrap=True)
        self._found = _part("Where the fault lies", self._finding)
        self._unmark = button(
            "It is no root cause after all", lambda: self._mark(Mark.ROOT), kind="link"
        )
        self._told = label("", "hint", wrap=True)
        about = (self._categories, self._told, self._found)
        self._category_part = _part("Root cause category", *about)
        self._guide_part = _part("Where does the fault lie?", self._guide)
        self._place_part = _part(place.title, label(place.text, "hint", wrap=True))
        self._mark_part = _part("What is this reason?", self._marks, Examples())
        self._impact_part = _part("Ask why", label(_ASK_WHY, "hint", wrap=True))
        parts = (
            self._impact_part, self._mark_part, self._category_part, self._guide_part,
            self._place_part, self._unmark,
        )  # fmt: skip
        self.setLayout(column(*parts, spacing=16))

    def _make_categories(self) -> Choices:
        ask = button("Work out where the fault lies \u203a", self.open_guide, kind="link")
        cards = []
        for number, category in enumerate(CATEGORIES, 1):
            guide = guidance.categories()[category]
            foot = ask if category is Category.DEPENDENCY else None
            card = ChoiceCard(category.label, guide.meaning, guide.advice, str(number), foot)
            set_tooltip(card, f"For example: {guide.example}\n{guide.not_this}")
            cards.append((category, card))
        choices = Choices("Root cause category", cards)
        choices.chosen.connect(self._choose)
        return choices

    def _make_marks(self) -> Choices:
        cards = [(mark, ChoiceCard(mark.label, says, key=key)) for mark, key, says in _MARKS]
        choices = Choices("What is this reason?", cards)
        choices.chosen.connect(self._mark)
        return choices

    def _refresh(self) -> None:
        if self._why is not self._shown:
            self._show()

    def _show(self) -> None:
        why = self._shown = self._why
        is_root = why is not None and why.mark is Mark.ROOT
        is_reason = why is not None and bool(why.parent_id)
        is_asking = is_root and not self._guide.isHidden()
        self._impact_part.setVisible(why is not None and not is_reason)
        self._mark_part.setVisible(is_reason and not is_root)
        self._category_part.setVisible(is_root and not is_asking)
        self._guide_part.setVisible(is_asking)
        self._place_part.setVisible(is_root and self._with_place)
        self._unmark.setVisible(is_root)
        self._marks.set_value(why.mark if why else None)
        self._categories.set_value(why.category if why else None)
        guide = guidance.categories().get(why.category) if why else None
        self._told.setText(f"For example: {guide.example}\n{guide.not_this}" if guide else "")
        self._told.setVisible(guide is not None)
        finding = why.dependency_finding if why else ""
        self._finding.setText(finding)
        self._found.setVisible(bool(finding) and why is not None and _depends(why))

    def _mark(self, mark: Mark) -> None:
        self._edit(lambda why: causes.set_mark(why, mark))

    def _choose(self, category: Category) -> None:
        self._edit(lambda why: set_fields("Choose category", why, category=category))

    def _write_finding(self, finding: Finding, offers: tuple[Offer, ...]) -> None:
        record = self._document.record
        self._edit(lambda why: dependency.write_finding(record, why, finding, offers))
        self._close_guide()

    def _close_guide(self) -> None:
        self._guide.hide()
        self._show()
        self._categories.card(Category.DEPENDENCY).setFocus()

    def _edit(self, build: Callable[[Why], Change]) -> None:
        """Make a change of the shown reason, and show it as it is now in any case."""
        if why := self._why:
            self._document.attempt(lambda _record: build(why))
        self._show()


def _depends(why: Why) -> bool:
    return why.category is Category.DEPENDENCY


def _part(title: str, *items: QWidget) -> QWidget:
    part = QWidget()
    part.setLayout(column(label(title, "subheading"), *items, spacing=6))
    return part
