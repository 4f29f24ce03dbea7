"""One root cause, open to be worked out: what it is, what has to change, and what fixes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk import guidance
from pmdesk.model import Category, Why
from pmdesk.record import Record
from pmdesk.whys.causes import cause_status
from pmdesk.whys.reasons import proximate_of
from ui.bound import Bound
from ui.causes.alike import Alike
from ui.causes.categories import CATEGORIES
from ui.causes.earlier import EarlierCauses
from ui.causes.fixes import Fixes
from ui.columns import Columns
from ui.document import Document
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.combo import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import STRETCH, box, column, row
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import label

_NARROWEST = 280
_PROXIMATE = "What led directly to this one"
_CHOICES = [
    (Category.NONE, Category.NONE.label),
    *((category, category.label) for category in CATEGORIES),
]


class CauseCard(Card):
    """The fields of one root cause; each edit is bound to it, whatever is selected meanwhile."""

    tree_requested = Signal()
    guide_requested = Signal()

    def __init__(self, document: Document, why: Why, alike: Alike) -> None:
        super().__init__(spacing=14, margins=(14, 16))
        self.why_id = why.id
        self.statement = GrowingEdit(
            "Root cause", placeholder="What in our systems or our process let this happen?"
        )
        self.change = GrowingEdit(
            "What has to change", placeholder="So that incidents of this class stop", min_lines=2
        )
        self.proximate = GrowingEdit("Proximate cause", placeholder=_PROXIMATE, min_lines=2)
        self.category = ChoiceBox("Category", _CHOICES)
        self.finding = GrowingEdit("Where the fault lies", placeholder="Not worked out yet")
        self.earlier = LineEdit("Same cause before", placeholder="Keys of earlier incidents")
        self.before = EarlierCauses(document, alike)
        self.fixes = Fixes(document, why.id)
        self._lay_out()
        self._bind(Bound(document, why, self))
        self.before.show_why(why.id)
        self.statement.textChanged.connect(lambda: self.before.look_for(self.statement.text()))

    def follow(self, record: Record, number: int, count: int) -> None:
        """Show what follows from the record: the place among the causes, and what fixes this."""
        why = record.item(Why, self.why_id)
        name = f"Root cause {number}" if count > 1 else "Root cause"
        self._number.setText(f"★ {name}")
        self.setAccessibleName(f"{name}: {why.text}")
        self.proximate.setPlaceholderText(proximate_of(record, why) or _PROXIMATE)
        status = cause_status(record, why)
        self._status.show_text(status.text, "ok" if status.fixed else "warn")
        guide = guidance.categories().get(why.category)
        advice = " ".join(guide.advice) if guide else "One category says what helps against it."
        self._advice.setText(advice)
        self._dependency.setVisible(why.category is Category.DEPENDENCY)
        self.fixes.follow(record)

    def _lay_out(self) -> None:
        self._number = label("", "overline")
        self._status = Chip()
        self._advice = label("", "hint", wrap=True)
        tree = icon_button("git-branch", "Show in the tree", self.tree_requested.emit)
        guide = button(
            "Work out where the fault lies \u203a", self.guide_requested.emit, kind="link"
        )
        change = Field("What has to change", self.change)
        proximate = Field("Proximate cause, to compare", self.proximate)
        category, before = (
            Field("Category", self.category),
            Field("Same cause before", self.earlier),
        )
        self._dependency = QWidget()
        finding = Field("Where the fault lies", self.finding)
        self._dependency.setLayout(column(finding, row(guide, STRETCH), spacing=4))
        self.body.addLayout(row(box(FlowLayout(self._number, self._status)), STRETCH, tree))
        self.body.addWidget(Field("Statement", self.statement))
        self.body.addWidget(self.before)
        self.body.addWidget(Columns(change, proximate, narrowest=_NARROWEST))
        self.body.addWidget(Columns(category, before, narrowest=_NARROWEST))
        self.body.addWidget(self._advice)
        self.body.addWidget(self._dependency)
        self.body.addWidget(self.fixes)

    def _bind(self, bound: Bound[Why]) -> None:
        bound.text("text", self.statement)
        bound.text("lasting_change", self.change)
        bound.text("proximate_cause", self.proximate)
        bound.text("dependency_finding", self.finding)
        bound.text("earlier", self.earlier)
        bound.value("category", self.category)
