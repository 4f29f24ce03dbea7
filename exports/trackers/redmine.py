"""Redmine's import of CSV files."""

from dataclasses import replace

from exports.trackers.sheet import Column, Sheet, number_of_source
from pmdesk.model import ActionKind, TrackerKind
from pmdesk.trackers.redmine import Redmine, body_of

_PADDING = (
    "This list is made for the import of Redmine, with encoding UTF-8, separator comma, wrapper "
    "double quote and date format YYYY-MM-DD. This column is empty, so leave it unmapped. It is "
    "here so that Redmine finds out the encoding by itself."
)
"""Redmine guesses the encoding from the first 256 bytes, and guesses wrong where these end within
a letter of several bytes. With this title they are the header's alone, which is plain ASCII."""


SHEET = Sheet(
    (TrackerKind.REDMINE,),
    # A tracker named Feature is in every Redmine that was set up with the defaults of its makers.
    replace(Redmine.limits, title=254, issue_type="Feature"),
    (
        (
            "Open the issues of the project, choose Import from the menu beside “New issue”, and "
            "take “{file}”."
        ),
        "Set the date format to YYYY-MM-DD. The other settings are right as Redmine offers them.",
        (
            "Look over the columns, which Redmine maps by their names. Where the project has no "
            "tracker of the name in the list, choose one for all rows."
        ),
        (
            "Redmine says which rows it refused. It does not say where it left out a priority that "
            "it has not got."
        ),
    ),
    {ActionKind.PRIORITY: "High", ActionKind.IMPROVEMENT: "Normal"},
    columns=(
        Column("Tracker", lambda draft: draft.issue_type),
        Column("Subject", lambda draft: draft.title),
        Column("Description", body_of),
        Column("Priority", lambda draft: draft.priority),
        Column("Due date", lambda draft: draft.due.isoformat() if draft.due else ""),
        Column("Unique ID", lambda draft: draft.label),
        Column("Related to", number_of_source),
        Column(_PADDING, lambda _draft: ""),
    ),
)
