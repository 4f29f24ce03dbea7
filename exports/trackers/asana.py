"""Asana's import of CSV files."""

from exports.trackers.sheet import Column, Sheet
from pmdesk.trackers.draft import Limits, plain

SHEET = Sheet(
    (),
    Limits(
        "Asana’s import",
        1023,
        65_534,
        plain,
        has_labels=False,
        has_priority=False,
        label_in_text=True,
    ),
    (
        "Open the project, choose Import, CSV from the menu beside its name, and take “{file}”.",
        "Look over the columns, which Asana maps by their names; dates are written MM/DD/YYYY.",
    ),
    columns=(
        Column("Name", lambda draft: draft.title),
        Column("Description", plain),
        Column("Section", lambda draft: f"{draft.kind.label} actions"),
        Column("Due Date", lambda draft: f"{draft.due:%m/%d/%Y}" if draft.due else ""),
    ),
)
