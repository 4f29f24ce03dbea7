"""What is wanted of a long conversation: whose words, which kinds, from when to when."""

from collections import Counter
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk import dates
from pmdesk.errors import PmdeskError
from pmdesk.model import Postmortem
from pmdesk.timeline.importing.chatter import Chatter, authors
from pmdesk.timeline.reading import Reading
from pmdesk.timeline.written.times import Frame, read_when
from ui.importing.answer_line import AnswerLine
from ui.importing.tick_list import TickList, TickModel
from ui.widgets.buttons import button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, box, column, row, sized
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_WIDTH, _LIST = 140, 140
_NOT_A_TIME = "Write a time such as 14:20, or a day and a time such as 12 Jun 14:20."


class FilterPane(QWidget):
    """Edits a `Chatter`; `changed` says that it means something else now."""

    changed = Signal()

    def __init__(self, postmortem: Postmortem) -> None:
        super().__init__()
        self._root = postmortem
        self._first = postmortem.impact_start or postmortem.created_at
        self._since: datetime | None = None
        self._until: datetime | None = None
        self.people, self.kinds = TickModel(), TickModel()
        self.since = _line("From", "the beginning")
        self.until = _line("Until", "the end")
        self._fields = Field("From", self.since), Field("Until", self.until)
        self._impact = button("While there was impact", self._take_impact, icon="clock")
        self._impact.setVisible(postmortem.impact_start is not None)
        self._kind_box = self._list("Kinds", self.kinds)
        self._people_box = self._list("People and bots", self.people)
        self._nobody = label("The text names no one who said something.", "muted", wrap=True)
        self._lay_out()
        self.people.ticked_changed.connect(self.changed)
        self.kinds.ticked_changed.connect(self.changed)
        for line in (self.since, self.until):
            line.edited.connect(self._read_window)

    def first(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.since

    def forget(self) -> None:
        """Take back what was unticked and written: there is another text."""
        self.people.show_choices((), frozenset())
        self.kinds.show_choices((), frozenset())
        for line, field in zip((self.since, self.until), self._fields, strict=True):
            line.set_text("")
            field.set_error("")
        self._since = self._until = None

    def chatter(self) -> Chatter:
        """Return what is wanted."""
        all_kinds = frozenset(key for key, _, _ in self.kinds.choices)
        return Chatter(
            kinds=all_kinds - self.kinds.off if all_kinds else None,
            without=self.people.off,
            since=self._since,
            until=self._until,
        )

    def show_reading(self, reading: Reading) -> None:
        """Offer the people and kinds of a reading; what was unticked stays so."""
        said = authors(reading.events)
        self.people.show_choices([(name, name, count) for name, count in said], self.people.off)
        counts = Counter(event.kind for event in reading.events)
        known = {key for key, _, _ in self.kinds.choices}
        usual = {kind.name for kind in reading.kinds if not kind.taken and kind.name not in known}
        self.kinds.show_choices(
            [(kind.name, kind.label, counts[kind.name]) for kind in reading.kinds],
            self.kinds.off | usual,
        )
        if times := [e.start for e in reading.events if isinstance(e.start, datetime)]:
            self._first = min(times)
        self._people_box.setVisible(bool(said))
        self._kind_box.setVisible(bool(reading.kinds))
        self._nobody.setVisible(not said)

    def _list(self, title: str, model: TickModel) -> QWidget:
        every = button("All", lambda: model.set_all(ticked=True), kind="link")
        none = button("None", lambda: model.set_all(ticked=False), kind="link")
        every.setAccessibleName(f"{title}: tick all")
        none.setAccessibleName(f"{title}: tick none")
        head = row(label(title, "subheading"), STRETCH, every, none, spacing=4)
        return box(column(head, sized(TickList(title, model), min_height=_LIST), spacing=4))

    def _lay_out(self) -> None:
        beside = box(column(label("", "subheading"), self._impact, STRETCH, spacing=4))
        window = FlowLayout(*self._fields, beside, spacing=12)
        lists = row(self._people_box, self._kind_box, spacing=16)
        whole = column(box(window), lists, self._nobody, spacing=12, margins=16)
        whole.setStretch(1, 1)
        self.setLayout(column(ScrollPage(whole), spacing=0))

    def _take_impact(self) -> None:
        ends = self._root.impact_start, self._root.impact_end
        for line, moment in zip((self.since, self.until), ends, strict=True):
            line.set_text(dates.stamp(moment, self._root.tzinfo) if moment else "")
        self._read_window()

    def _read_window(self, _text: object = None) -> None:
        since, until = self._fields
        self._since = self._moment(self.since.text(), since)
        self._until = self._moment(self.until.text(), until)
        self.changed.emit()

    def _moment(self, text: str, field: Field) -> datetime | None:
        """Return the moment in a field; what is none is said below it and limits nothing."""
        text, zone = text.replace(",", " ").strip(), self._root.tzinfo
        field.set_error("")
        if not text:
            return None
        try:
            found = read_when(text, Frame(zone, self._first.astimezone(zone).date(), self._first))
        except PmdeskError as error:
            field.set_error(str(error))
            return None
        if found is None or found[1].strip():
            field.set_error(_NOT_A_TIME)
            return None
        return found[0].start


def _line(name: str, placeholder: str) -> AnswerLine:
    made = sized(AnswerLine(name), width=_WIDTH)
    made.setPlaceholderText(placeholder)
    return made
