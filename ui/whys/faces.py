"""What a card of the tree says: pure values, so that a card repaints only when its face changes."""

from dataclasses import dataclass

from pmdesk.model import Mark, Standing, Why
from pmdesk.process import short
from pmdesk.record import Record
from pmdesk.turning import held
from pmdesk.whys.causes import cause_status
from pmdesk.whys.reasons import is_joint, notes, place_name
from ui.widgets.chip import ChipKind


@dataclass(frozen=True)
class Face:
    """The words on a card; `tone` and `chip_kind` name the colours."""

    overline: str
    text: str
    hint: str
    tone: str = "reason"
    chip: str = ""
    chip_kind: ChipKind = "neutral"
    notes: tuple[str, ...] = ()
    is_assumed: bool = False
    is_joint: bool = False
    """Whether the reasons below led to this one only together."""
    folded: int = 0
    """How many reasons below it are not shown."""


def face_of(record: Record, depth: int, why: Why, folded: int = 0) -> Face:
    """Return what the card of a reason says, `depth` levels below the impact."""
    chip, chip_kind = _chip(record, why) if why.mark is Mark.ROOT else ("", "neutral")
    return Face(
        overline=place_name(depth, why).upper(),
        text=held(why.text),
        hint=hint_for(why),
        tone=tone_of(why),
        chip=chip,
        chip_kind=chip_kind,
        notes=notes(record, why),
        is_assumed=why.standing is Standing.ASSUMED,
        is_joint=is_joint(record, why),
        folded=folded,
    )


def hint_for(why: Why) -> str:
    """Return what a reason without text asks for."""
    return "Why did this happen?" if why.parent_id else "What did customers see, and for how long?"


def fix_name(record: Record, why: Why) -> str:
    """Return what fixes a root cause, empty for every other reason."""
    return cause_status(record, why).text if why.mark is Mark.ROOT else ""


def spoken(record: Record, why: Why) -> str:
    """Describe a reason and where it stands, for those who hear the tree instead of seeing it."""
    depth = len(record.chain(why)) - 1
    parts = [f"{place_name(depth, why).lstrip('★ ')}: {why.text.strip() or 'still empty'}"]
    if why.parent_id:
        siblings = [other.id for other in record.reasons(why.parent_id)]
        above = record.item(Why, why.parent_id)
        place = f"{siblings.index(why.id) + 1} of {len(siblings)}"
        parts.append(f"{place} below “{short(above.text) or 'the empty reason above'}”")
    below = len(record.reasons(why.id))
    together = ", which led to it only together" if is_joint(record, why) else ""
    parts.append(f"{below or 'no'} {'reason' if below == 1 else 'reasons'} below it{together}")
    parts += [note.rstrip(".") for note in notes(record, why)]
    if fix := fix_name(record, why):
        parts.append(fix)
    return ". ".join(parts) + "."


def tone_of(why: Why) -> str:
    """Return the name of the colours of a reason, from its mark."""
    if not why.parent_id:
        return "impact"
    return "reason" if why.mark is Mark.NONE else why.mark.value


def _chip(record: Record, why: Why) -> tuple[str, ChipKind]:
    """Say what fixes a root cause, and of which kind the chip with it is."""
    status = cause_status(record, why)
    return (f"{status.text} ✓", "neutral") if status.fixed else (status.text, "warn")
