"""What is known of the selected reason: how sure it is, which events show it, why it ends here."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pmdesk.changes import Change, set_fields
from pmdesk.model import Standing, TimelineEvent, Why
from pmdesk.record import Record
from pmdesk.whys import causes, reasons
from pmdesk.wording import Place
from ui.document import Document
from ui.language.watch import EditorWatch
from ui.language.wording import Wording
from ui.whys.evidence import EventPicker
from ui.widgets.buttons import check_box
from ui.widgets.form import Field
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.segmented import Segmented
from ui.widgets.text import label

_ROWS = 7
_STANDINGS = [
    (Standing.OPEN, "Not said"),
    (Standing.ASSUMED, "Assumed"),
    (Standing.CONFIRMED, "Confirmed"),
]


_TOGETHER = "Only all the reasons below it together led to it"


class Facts(QWidget):
    """Shows and edits what is known of one reason beside its words."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._why_id = ""
        self._told: tuple[str, str] | None = None
        """The reason and its words for stopping that were shown last or entered."""
        self._is_entering = False
        self.standing = Segmented("How sure", _STANDINGS)
        self.together = check_box("Only together", name=_TOGETHER)
        self.stop = GrowingEdit("Stop here because", placeholder="Nothing said: ask on")
        EditorWatch(
            self.stop, Wording.of(document), lambda: Place(Why, self._why_id, "stop_because")
        )
        self.picker = EventPicker(rows=_ROWS)
        self._count = label("", "caption")
        self._lay_out()
        self.standing.chosen.connect(self._say_standing)
        self.together.clicked.connect(self._toggle_together)
        self.stop.edited.connect(self._stop_here)
        self.picker.toggled.connect(self._toggle_event)
        document.changed.connect(self._show)

    def show_why(self, why_id: str) -> None:
        """Show another reason; what was typed about the one before is kept with that."""
        self.stop.flush()
        self._why_id = why_id
        self._show()

    def _lay_out(self) -> None:
        self._sure = QWidget()
        self._sure.setLayout(
            column(label("How sure are we?", "subheading"), row(self.standing, STRETCH))
        )
        self._joint = QWidget()
        alone = label("None of the reasons below it would have led to it alone.", "hint", wrap=True)
        self._joint.setLayout(column(row(self.together, STRETCH), alone, spacing=2))
        self._end = Field("Stop here because", self.stop)
        self._evidence = QWidget()
        head = row(label("Events that show it", "subheading"), STRETCH, self._count)
        hint = label("Tick the events, or drag one onto any card.", "hint", wrap=True)
        self._evidence.setLayout(column(head, hint, self.picker, spacing=6))
        parts = (self._sure, self._joint, self._evidence, self._end)
        self.setLayout(column(*parts, spacing=14))

    def _show(self) -> None:
        record = self._document.record
        why = record.get(Why, self._why_id)
        is_reason = why is not None and bool(why.parent_id)
        self._sure.setVisible(is_reason)
        self._end.setVisible(is_reason)
        self._joint.setVisible(why is not None and len(record.reasons(why.id)) > 1)
        self._evidence.setVisible(why is not None and bool(record.events))
        if why is None:
            return
        self.standing.set_value(why.standing)
        self.together.setChecked(why.all_needed)
        self._show_end(why)
        self.picker.show_ticks(record, why)
        self._count.setText(f"{len(reasons.events_of(record, why))} linked")

    def _show_end(self, why: Why) -> None:
        """Show why to stop where that changed elsewhere: what is half typed stays otherwise."""
        told = why.id, why.stop_because
        if told != self._told:
            self._told = told
            if not self._is_entering:
                self.stop.set_text(why.stop_because)

    def _say_standing(self, standing: Standing) -> None:
        self._edit(lambda why: set_fields("Say how sure we are", why, standing=standing))

    def _toggle_together(self) -> None:
        self._edit(causes.toggle_together)

    def _stop_here(self, text: str) -> None:
        merge = f"typing:{self._why_id}:stop_because"
        self._is_entering = True
        self._edit(lambda why: causes.stop_here(why, text), merge)
        self._is_entering = False

    def _toggle_event(self, event_id: str) -> None:
        def build(record: Record) -> Change:
            why, event = record.item(Why, self._why_id), record.item(TimelineEvent, event_id)
            return causes.toggle_evidence(why, event)

        self._document.attempt(build)

    def _edit(self, build: Callable[[Why], Change], merge: str = "") -> None:
        self._document.attempt(lambda record: build(record.item(Why, self._why_id)), merge=merge)
