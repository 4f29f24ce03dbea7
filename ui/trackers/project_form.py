"""How actions become issues of one project, field by field."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pmdesk import guidance
from pmdesk.changes import Change, set_fields
from pmdesk.guidance import TrackerGuide
from pmdesk.model import ProjectMapping, Tracker
from pmdesk.trackers.places import rename_project
from ui.bound import Bound
from ui.columns import Columns
from ui.document import Document
from ui.settled_line import SettledLine
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, column
from ui.widgets.text import label

_NARROWEST = 250
_ABOUT = "What is empty is left to pmdesk and the tracker, as the grey words say."
_NO_LABELS = "This tracker has no labels."
_LABELS = "Beside those of pmdesk; commas between them."
_Empty = Callable[[TrackerGuide], str]

_FIELDS: tuple[tuple[str, str, str, _Empty], ...] = (
    ("issue_type", "Issue type", "types", lambda guide: guide.issue_type),
    ("priority_value", "Priority of priority actions", "priorities", lambda guide: guide.priority),
    (
        "improvement_value", "Priority of improvement actions", "priorities",
        lambda guide: guide.priority,
    ),
    ("due_field", "Field for the due date", "field for due dates", lambda guide: guide.due_field),
    (
        "priority_link", "Link of priority actions", "kinds of links",
        lambda guide: guide.link.format(kind="Priority"),
    ),
    (
        "improvement_link", "Link of improvement actions", "kinds of links",
        lambda guide: guide.link.format(kind="Improvement"),
    ),
)  # fmt: skip
"""The fields, their names, what they are about, and what is used where they are empty."""


class ProjectForm(QWidget):
    """The fields of one project; what its tracker does not have is not asked for."""

    def __init__(self, document: Document, mapping: ProjectMapping, tracker: Tracker) -> None:
        super().__init__()
        guide = guidance.trackers()[tracker.kind]
        bound = Bound(document, mapping, self)
        self.project = SettledLine("Project", placeholder=guide.project)
        place = Field("Project", self.project, guide.project_help)
        bound.text("project", self.project, place.set_error, change=self._rename)
        self._document = document
        shown = [(name, title, things, empty(guide)) for name, title, things, empty in _FIELDS]
        self.lines = {
            name: _line(bound, name, title, empty) for name, title, _, empty in shown if empty
        }
        self.labels = SettledLine("Labels", placeholder=guide.labels or "Not used")
        labels = Field("Labels", self.labels, _LABELS if guide.labels else _NO_LABELS)
        bound.text("labels", self.labels, labels.set_error, show=", ".join, change=_set_labels)
        self.labels.setEnabled(bool(guide.labels))
        without = [things for _, _, things, empty in shown if not empty]
        fields = (place, *self.lines.values(), labels)
        whole = column(
            label(f"Project in {tracker.name}", "heading", wrap=True),
            label(_ABOUT + _lacking(tracker.kind.label, without), "hint", wrap=True),
            Columns(*fields, narrowest=_NARROWEST),
            STRETCH,
            spacing=12,
        )
        self.setLayout(whole)

    def _rename(self, mapping: ProjectMapping, text: str) -> Change:
        return rename_project(self._document.record, mapping, text)


def _line(bound: Bound[ProjectMapping], name: str, title: str, empty: str) -> Field:
    """Make the editor of a field; `empty` says what is used where it is empty."""
    editor = SettledLine(title, placeholder=empty)
    field = Field(title, editor)
    bound.text(name, editor, field.set_error)
    return field


def _lacking(kind: str, things: list[str]) -> str:
    """Say what a tracker has nothing to choose for."""
    listed = " or ".join(dict.fromkeys(things))
    return f" {kind} has no {listed} to choose; the text says what is known." if things else ""


def _set_labels(mapping: ProjectMapping, text: str) -> Change:
    labels = tuple(dict.fromkeys(label.strip() for label in text.split(",") if label.strip()))
    return set_fields("Edit labels", mapping, labels=labels)
