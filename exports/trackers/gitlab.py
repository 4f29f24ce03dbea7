"""GitLab's import of CSV files."""

from dataclasses import replace

from exports.trackers.sheet import Column, Sheet, number_of_source
from pmdesk.model import TrackerKind
from pmdesk.trackers.draft import IssueDraft
from pmdesk.trackers.gitlab import GitLab
from pmdesk.trackers.markup import markdown


def _described(draft: IssueDraft) -> str:
    """Return the body with GitLab's commands for what has no column: a line each, at the end."""
    labels = " ".join(f'~"{label}"' for label in draft.labels)
    source = number_of_source(draft)
    relation = [f"/relate {source}"] if source else []
    return "\n".join([markdown(draft), "", f"/label {labels}", *relation])


SHEET = Sheet(
    (TrackerKind.GITLAB,),
    replace(GitLab.limits, title=254, written=_described, label_breaks='",'),
    (
        "Open the issues of the project, choose Import CSV from the menu, and take “{file}”.",
        "Wait for GitLab’s mail: it says how many issues were made, and which lines it refused.",
        ("Labels come from the commands at the end of the texts; GitLab gives those that the "
        "project has already, and leaves out the others."),
    ),
    columns=(
        Column("title", lambda draft: draft.title),
        Column("description", _described),
        Column("due_date", lambda draft: draft.due.isoformat() if draft.due else ""),
    ),
)  # fmt: skip
