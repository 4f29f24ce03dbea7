"""The facts of a postmortem and the people who took part, in one dialog."""

import zoneinfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QHBoxLayout, QWidget

from pmdesk.changes import set_fields
from pmdesk.errors import PmdeskError
from ui.ask import Ask
from ui.details.facts import FACTS, Fact
from ui.details.people import People
from ui.document import Document
from ui.library.new_dialog import SEVERITIES
from ui.settled_line import SettledLine
from ui.widgets.buttons import button
from ui.widgets.combo import ChoiceBox
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, column, row, sized
from ui.widgets.text import label


class DetailsDialog(QDialog):
    """Edits the record while it is open; closing it only closes it."""

    def __init__(
        self, document: Document, ask: Ask, services: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Details and participants — pmdesk")
        self._document = document
        self._ask = ask
        self.lines = {fact.field: SettledLine(fact.label) for fact in FACTS}
        self.fields = {
            fact.field: Field(fact.label, self.lines[fact.field], fact.help) for fact in FACTS
        }
        self.severity = ChoiceBox("Severity", list(SEVERITIES))
        self.people = People(document)
        self._complete("service", services)
        self._complete("zone", sorted(zoneinfo.available_timezones()))
        self._lay_out()
        for fact in FACTS:
            self.lines[fact.field].edited.connect(lambda text, fact=fact: self._edit(fact, text))
        self.severity.chosen.connect(self._choose_severity)
        document.changed.connect(self._show)
        self._show()

    def _complete(self, field: str, words: list[str]) -> None:
        completer = QCompleter(words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.lines[field].setCompleter(completer)

    def _lay_out(self) -> None:
        title, *others = (self.fields[fact.field] for fact in FACTS)
        cells = [Field("Severity", self.severity), *others]
        pairs = [_side_by_side(*pair) for pair in zip(cells[::2], cells[1::2], strict=True)]
        close = button("Close", self.accept, kind="primary")
        whole = column(
            label("Details", "title"), title, *pairs, self.people, row(STRETCH, close),
            spacing=14, margins=24,
        )  # fmt: skip
        self.setLayout(whole)
        sized(self, min_width=900, min_height=820)

    def _edit(self, fact: Fact, text: str) -> None:
        """Take over what was typed, or say at the field why not; the text stays either way."""
        root, field = self._document.record.postmortem, self.fields[fact.field]
        try:
            value, note = fact.value(root, text)
            change = set_fields(f"Change {fact.label.lower()}", root, **{fact.field: value})
        except PmdeskError as error:
            field.set_error(str(error))
            return
        self._document.edit(change)
        field.set_error(note)

    def _choose_severity(self, severity: object) -> None:
        root = self._document.record.postmortem
        self._document.edit(set_fields("Change severity", root, severity=severity))

    def _show(self, _edit: object = None) -> None:
        root = self._document.record.postmortem
        self.severity.set_value(root.severity)
        for fact in FACTS:
            if not self.fields[fact.field].error():
                self.lines[fact.field].set_text(fact.text(root))


def _side_by_side(left: Field, right: Field) -> QHBoxLayout:
    line = row(left, right, spacing=16)
    line.setStretch(0, 1)
    line.setStretch(1, 1)
    return line
