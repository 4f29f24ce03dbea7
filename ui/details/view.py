"""The facts of a postmortem and the people who took part, in one dialog."""

import zoneinfo
from datetime import datetime, tzinfo
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from pmdesk import dates, process
from pmdesk.changes import Change, set_fields
from pmdesk.directory.known import Known
from pmdesk.masking.names import Person
from pmdesk.model import Postmortem
from ui.ask import Ask
from ui.bound import Bound
from ui.columns import Columns
from ui.details.facts import FACTS, Fact, Read, named
from ui.details.people import People
from ui.document import Document
from ui.library.new_dialog import SEVERITIES
from ui.settled_line import SettledLine
from ui.widgets.buttons import button
from ui.widgets.combo import ChoiceBox
from ui.widgets.completing import complete
from ui.widgets.fit import fit
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_NARROWEST = 280


class DetailsDialog(QDialog):
    """Edits the record while it is open; closing it only closes it."""

    def __init__(
        self,
        document: Document,
        ask: Ask,
        known: Known,
        parent: QWidget | None = None,
        *,
        required: tuple[int, ...] = process.REQUIRED,
    ) -> None:
        """`known` completes what is typed; `required` are the severities that need a postmortem."""
        super().__init__(parent)
        self._required = required
        self.setWindowTitle("Details and participants — pmdesk")
        self._document = document
        self._ask = ask
        self._zone = document.record.postmortem.zone
        self.lines = {fact.field: SettledLine(fact.label) for fact in FACTS}
        self.fields = {
            fact.field: Field(fact.label, self.lines[fact.field], fact.help) for fact in FACTS
        }
        self.severity = ChoiceBox("Severity", list(SEVERITIES))
        self._severity_field = Field("Severity", self.severity)
        self.people = People(document, known)
        self.people.forget_requested.connect(self._leave_to_forget)
        self.to_forget: Person | None = None
        """Whose name was asked to be forgotten; that is done once this is closed."""
        complete(self.lines["service"], lambda: known.services)
        complete(self.lines["owner"], lambda: known.owners)
        complete(self.lines["zone"], lambda: sorted(zoneinfo.available_timezones()))
        self._lay_out()
        self._bind()
        document.changed.connect(self._follow)
        self._follow()

    def _leave_to_forget(self, person: Person) -> None:
        self.to_forget = person
        self.accept()

    def _lay_out(self) -> None:
        title, *others = (self.fields[fact.field] for fact in FACTS)
        facts = Columns(self._severity_field, *others, narrowest=_NARROWEST, spacing=14)
        content = column(title, facts, self.people, spacing=14)
        content.setStretch(2, 1)
        page = ScrollPage(content)
        whole = column(
            label("Details", "title"),
            page,
            row(STRETCH, button("Close", self.accept, kind="primary")),
            spacing=14,
            margins=24,
        )
        self.setLayout(whole)
        fit(self, 920, 900)

    def _bind(self) -> None:
        self._bound = Bound(self._document, self._root(), self)
        self._bound.value("severity", self.severity)
        for fact in FACTS:
            self._bound.text(
                fact.field,
                self.lines[fact.field],
                self.fields[fact.field].set_error,
                show=partial(self._shown, fact),
                change=partial(self._change, fact),
            )

    def _root(self) -> Postmortem:
        return self._document.record.postmortem

    def _shown(self, fact: Fact, _value: object) -> str:
        return fact.text(self._root())

    def _change(self, fact: Fact, root: Postmortem, text: str) -> Change:
        """Return the change that a typed text makes; what it left open is asked or said."""
        read = fact.value(root, text)
        value = self._choose(read, root.tzinfo) if read.note and read.choices else read.value
        self.fields[fact.field].set_help(fact.help if read.choices else read.note or fact.help)
        return set_fields(f"Change {fact.label.lower()}", root, **{fact.field: value})

    def _choose(self, read: Read, zone: tzinfo) -> datetime:
        """Ask which one is meant of a time that came twice, when the clocks went back."""
        words = [
            f"The {which}, {dates.clock(moment, zone)} {named(moment, zone)}"
            for which, moment in zip(("first", "second"), read.choices, strict=True)
        ]
        text = "The clocks went back that night, so this time came twice. Which one was it?"
        return read.choices[self._ask.choose("A time that came twice", text, words) or 0]

    def _follow(self) -> None:
        """Show what follows from the facts: whether a postmortem is due, times in their zone."""
        root = self._root()
        needed = process.is_required(root.severity, self._required)
        self._severity_field.set_help(
            "A postmortem is required." if needed else "A postmortem is optional."
        )
        if root.zone != self._zone:
            self._zone = root.zone
            for fact in FACTS:
                if fact.show and not self.fields[fact.field].error():
                    self.lines[fact.field].set_text(fact.text(root))
