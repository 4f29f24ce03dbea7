"""A task list for an issue on GitHub, which makes an issue of each task."""

from exports.markdown import escaped
from exports.options import Options
from exports.trackers.sheet import Listing
from pmdesk.model import TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.draft import IssueDraft
from pmdesk.trackers.github import GitHub
from pmdesk.trackers.markup import markdown, unmentioned

LISTING = Listing(
    (TrackerKind.GITHUB,),
    GitHub.limits,
    (
        (
            "Open the issue of the postmortem on GitHub, or make one, and paste the text of "
            "“{file}” into its description."
        ),
        (
            "Point at a task and choose “Convert to issue”: the task becomes an issue of its own "
            "that stays listed here. What stands below a task stays here too."
        ),
        (
            "A description holds 65,536 characters: put a list that is longer into several issues, "
            "between two tasks."
        ),
    ),
)


def write(record: Record, options: Options) -> bytes:
    """Return the actions that have no issue yet as Markdown."""
    root = record.postmortem
    tasks = [_task(draft) for draft in LISTING.drafts(record, options)]
    heading = f"### Actions of {_words(f'{root.key} {root.title}')}"
    return "\n\n".join([heading, *tasks, ""]).encode()


def _task(draft: IssueDraft) -> str:
    below = "\n".join(f"  {each}".rstrip() for each in markdown(draft).split("\n"))
    return f"- [ ] {_words(draft.title)}\n\n{below}"


def _words(text: str) -> str:
    return escaped(unmentioned(text))
