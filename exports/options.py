"""What a person can choose about an export."""

from dataclasses import dataclass
from typing import Literal

from pmdesk.model import SectionKey
from pmdesk.record import Record

Paper = Literal["A4", "Letter"]


def paper_of(name: str) -> Paper:
    """Return a paper by its name, as preferences keep it; A4 for any other name."""
    return "Letter" if name == "Letter" else "A4"


@dataclass(frozen=True)
class Options:
    """The choices for one export; the defaults are right for most."""

    paper: Paper = "A4"
    sections: tuple[SectionKey, ...] = tuple(SectionKey)
    names: bool = False
    """Whether people are named; otherwise every text speaks of participants by their roles."""
    meeting: bool = True
    """Whether what is known of the meeting is appended."""
    generated: str = ""
    """What the page footer says about when this was made; exports have no clock."""
    stem: str = "postmortem"
    """The name of the file without its suffix, for links to the files beside it."""
    approved: Record | None = None
    """The record as it was approved, to say what has changed since."""
    outside: bool = False
    """Whether it is for readers outside, who see neither people nor what is for the team alone."""
    pictures: bool = True
    """Whether readers outside see the pictures."""
    directory: Record | None = None
    """What is known of teams and their trackers: into which project an action goes, and how."""

    def key_of(self, record: Record) -> str:
        """Return how a record is called within the team; readers outside are not told."""
        return "" if self.outside else record.postmortem.key
