"""The import of CSV files into Azure Boards."""

from dataclasses import replace

from exports.trackers.sheet import Column, Sheet
from pmdesk.model import ActionKind, TrackerKind
from pmdesk.trackers.azure import AzureDevOps
from pmdesk.trackers.markup import as_html

SHEET = Sheet(
    (TrackerKind.AZURE_DEVOPS,),
    replace(AzureDevOps.limits, tracker="Azure DevOps’ import", title=254, has_due=False),
    (
        "Open Boards, Queries, choose Import Work Items, and take “{file}”.",
        ("Correct what Azure DevOps marks, and press Save items: until then nothing is made. All "
        "of it begins as New."),
    ),
    {ActionKind.PRIORITY: "1", ActionKind.IMPROVEMENT: "2"},
    most=1000,
    columns=(
        Column("Work Item Type", lambda draft: draft.issue_type),
        Column("Title", lambda draft: draft.title),
        Column("Description", as_html),
        Column("Priority", lambda draft: draft.priority),
        Column("Tags", lambda draft: "; ".join(draft.labels)),
    ),
)  # fmt: skip
