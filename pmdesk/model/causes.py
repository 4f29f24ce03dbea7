"""Why it happened: the tree of reasons, and the root causes marked in it."""

from sqlmodel import Field

from pmdesk.model.item import Choice, Line, Ranked, Text, choice_field, text_field, texts_field


class Mark(Choice):
    """What a reason is in the chain from impact to root cause."""

    NONE = "none", "Reason"
    PROXIMATE = "proximate", "Proximate"
    CONTRIBUTING = "contributing", "Contributing"
    ROOT = "root", "Root cause"


class Standing(Choice):
    """How sure the room is of a reason."""

    OPEN = "open", "Not said"
    ASSUMED = "assumed", "Assumed"
    CONFIRMED = "confirmed", "Confirmed"


class Category(Choice):
    """The kinds of root cause; each has its own advice."""

    NONE = "none", "Not chosen yet"
    BUG = "bug", "Bug"
    CHANGE = "change", "Change"
    SCALE = "scale", "Scale"
    ARCHITECTURE = "architecture", "Architecture"
    DEPENDENCY = "dependency", "Dependency"
    UNKNOWN = "unknown", "Unknown"


class Why(Ranked):
    """A reason in the five-whys tree; the one without a parent is the impact.

    A root cause is a reason marked `Mark.ROOT`; its category and the change that it asks for
    are fields of the reason, so that tree and list of causes cannot disagree.
    """

    parent_id: str = Field(default="", max_length=64, title="Reason above")
    text: Text = text_field("Reason")
    mark: Mark = choice_field(Mark.NONE, "Mark")
    evidence: tuple[str, ...] = texts_field("Events that show it")
    standing: Standing = choice_field(Standing.OPEN, "How sure")
    all_needed: bool = Field(default=False, title="Only all its reasons together led to it")
    stop_because: Text = text_field("Why the chain stops here")
    category: Category = choice_field(Category.NONE, "Category")
    lasting_change: Text = text_field("What has to change")
    proximate_cause: Text = text_field("Proximate cause")
    dependency_finding: Text = text_field("Where the fault lies")
    earlier: Line = Field(default="", max_length=1000, title="Same cause before")
