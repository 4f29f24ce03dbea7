"""What the write-up is like: for whom it is, its format, its title, its sections."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from exports.formats import FORMATS, Group
from exports.options import Options, paper_of
from pmdesk.model import Postmortem, SectionKey
from pmdesk.publishing.outside import SECTIONS
from pmdesk.record import Record
from ui.widgets.buttons import check_box
from ui.widgets.combo import ChoiceBox
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.form import Field
from ui.widgets.layout import box, column
from ui.widgets.line_edit import LineEdit
from ui.widgets.segmented import Segmented
from ui.widgets.text import label

INSIDE, OUTSIDE = "inside", "outside"
_READERS = ((INSIDE, "Colleagues"), (OUTSIDE, "Readers outside"))
_ABOUT = {
    INSIDE: "Everything that is ticked, with roles in place of the names of participants.",
    OUTSIDE: (
        "No people, sources, issues or links. Names that the record or the directory knows give "
        "way to roles, and keys of its issues are left out. Read it once before it leaves: pmdesk "
        "does not know every name."
    ),
}
_TITLE = Postmortem.model_fields["title"].title or "Title"


class Choices(QWidget):
    """Tells `changed` whenever the write-up would be another one."""

    changed = Signal()

    def __init__(self, record: Record, paper: str) -> None:
        super().__init__()
        self._paper = paper_of(paper)
        self.readers = Segmented("Readers", _READERS, INSIDE)
        self._about = label("", "hint", wrap=True)
        documents = [made for made in FORMATS.values() if made.group is Group.DOCUMENT]
        self.format = ChoiceBox("Format", [(made.key, made.label) for made in documents], "html")
        self._format_field = Field("Format", self.format)
        self.title = LineEdit("Title", record.postmortem.title)
        self._title_field = Field(_TITLE, self.title)
        self.sections = {key: check_box(key.label, checked=True) for key in SectionKey}
        self.meeting = check_box("The meeting", checked=True)
        self.pictures = check_box("Pictures")
        self._lay_out()
        self._connect()
        self._choose_readers(INSIDE)

    @property
    def is_outside(self) -> bool:
        """Whether it is for readers outside."""
        return self.readers.value() == OUTSIDE

    def chosen_sections(self) -> tuple[SectionKey, ...]:
        """Return the sections that are part of it."""
        return tuple(key for key, ticked in self.sections.items() if ticked.isChecked())

    def options(self) -> Options:
        """Return the choices as an export takes them."""
        return Options(
            paper=self._paper,
            sections=self.chosen_sections(),
            meeting=self.meeting.isChecked() and not self.is_outside,
            outside=self.is_outside,
            pictures=self.pictures.isChecked(),
        )

    def titled(self, record: Record) -> Record:
        """Return a record under the title that was chosen; raises `InvalidValue`."""
        return record.putting(record.postmortem.having(title=self.title.text()))

    def say_title(self, sentence: str) -> None:
        """Say what is wrong with the title, or that nothing is."""
        self._title_field.set_error(sentence)

    def title_problem(self) -> str:
        """Return what is wrong with the title, or nothing."""
        return self._title_field.error()

    def _lay_out(self) -> None:
        ticks = FlowLayout(*self.sections.values(), self.meeting, self.pictures, spacing=10)
        self.setLayout(
            column(
                Field("Readers", self.readers), self._about, self._format_field, self._title_field,
                label("Sections", "subheading"), box(ticks), spacing=10,
            )
        )  # fmt: skip

    def _connect(self) -> None:
        self.readers.chosen.connect(self._choose_readers)
        self.format.chosen.connect(self._follow)
        ticks: list[QCheckBox] = [*self.sections.values(), self.meeting, self.pictures]
        for tick in ticks:
            tick.clicked.connect(self._follow)

    def _choose_readers(self, readers: object) -> None:
        """Begin with the sections that are usual for some readers."""
        is_outside = readers == OUTSIDE
        for key, tick in self.sections.items():
            tick.setChecked(key in SECTIONS or not is_outside)
        self.meeting.setVisible(not is_outside)
        self.pictures.setVisible(is_outside)
        self._about.setText(_ABOUT[OUTSIDE if is_outside else INSIDE])
        self._follow()

    def _follow(self, _chosen: object = None) -> None:
        self._format_field.set_help(FORMATS[str(self.format.value())].about)
        self.changed.emit()
