"""Linear's import of CSV files in its own format."""

from dataclasses import replace

from exports.trackers.sheet import Column, Sheet
from pmdesk.model import ActionKind, TrackerKind
from pmdesk.trackers.draft import IssueDraft
from pmdesk.trackers.linear import Linear
from pmdesk.trackers.markup import markdown


def _left_to_linear(_draft: IssueDraft) -> str:
    return ""


SHEET = Sheet(
    (TrackerKind.LINEAR,),
    replace(Linear.limits, tracker="Linear’s import", title=254, label_breaks=",", has_due=False),
    (
        "Install Linear’s importer with Node.js and start it: npx @linear/import",
        "Choose “Linear (CSV export)” and take “{file}”.",
        "Choose the team. Priorities and labels come along.",
    ),
    {ActionKind.PRIORITY: "High", ActionKind.IMPROVEMENT: "Medium"},
    columns=(
        Column("Title", lambda draft: draft.title),
        Column("Description", markdown),
        Column("Status", _left_to_linear),
        Column("Priority", lambda draft: draft.priority),
        Column("Assignee", _left_to_linear),
        Column("Labels", lambda draft: ", ".join(draft.labels)),
        *(
            Column(title, _left_to_linear)
            for title in ("Estimate", "Created", "Completed", "Started", "Archived")
        ),
    ),
)
