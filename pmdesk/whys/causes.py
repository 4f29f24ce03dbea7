"""What people do to the tree of whys: every verb takes a record and returns a change."""

from collections.abc import Iterable
from dataclasses import dataclass

from pmdesk.changes import Change, Place, insert, move, remove, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.model import Mark, Standing, TimelineEvent, Why
from pmdesk.record import Record


def add_reason_below(record: Record, why: Why, text: str = "") -> Change:
    """Ask “why?” of a reason: the answer becomes the last one below it."""
    return _added(record, why, len(record.reasons(why.id)), text)


def add_sibling(record: Record, why: Why, text: str = "") -> Change:
    """Give another reason beside one, right after it; beside the impact means below it."""
    if not why.parent_id:
        return add_reason_below(record, why, text)
    parent = record.item(Why, why.parent_id)
    return _added(record, parent, row_of(record, why) + 1, text)


def _added(record: Record, parent: Why, row: int, text: str) -> Change:
    rank = record.rank_at(record.reasons(parent.id), row)
    new = Why.checked(record_id=record.id, parent_id=parent.id, rank=rank, text=text)
    return insert("Add reason", new)


def remove_branch(record: Record, why: Why) -> Change:
    """Take out a reason with all below it; actions that fixed one of them lose their cause."""
    _require_below_impact(why, "be deleted; clear its text instead")
    branch = [why, *(below for _, below in record.walk(why.id))]
    gone = {reason.id for reason in branch}
    label = "Delete reason" if len(branch) == 1 else f"Delete {len(branch)} reasons"
    change = Change(label)
    for action in record.actions:
        if action.cause_id in gone:
            change = change.then(set_fields(label, action, cause_id=""))
    return change.then(remove(label, *reversed(branch)))


def move_branch(record: Record, why: Why, parent: Why, row: int) -> Change:
    """Put a reason, with all below it, under `parent`; `row` is the one that it will have there.

    Raises `InvalidValue` where that would put a reason below itself.
    """
    _require_below_impact(why, "be moved; move the reasons below it")
    if why.id in {above.id for above in record.chain(parent)}:
        message = "A reason cannot move below itself. Choose a place outside its own branch."
        raise InvalidValue(message)
    siblings = record.reasons(parent.id)
    last = len(siblings) - 1
    if why.parent_id == parent.id and row_of(record, why) == max(0, min(row, last)):
        return Change("Move reason")
    rank = record.rank_at(siblings, row, moving=why.id)
    return move("Move reason", why, Place(parent.id, rank))


def shift(record: Record, why: Why, steps: int) -> Change:
    """Move a reason among its siblings: up by a negative number of steps, down by a positive."""
    if not why.parent_id:
        return Change("Move reason")
    parent = record.item(Why, why.parent_id)
    return move_branch(record, why, parent, max(0, row_of(record, why) + steps))


def promote(record: Record, why: Why) -> Change:
    """Put a reason one level up, right after the one above it; below the impact it stays."""
    parent = record.get(Why, why.parent_id)
    if parent is None or not parent.parent_id:
        return Change("Move reason up a level")
    above = record.item(Why, parent.parent_id)
    change = move_branch(record, why, above, row_of(record, parent) + 1)
    return Change("Move reason up a level", change.operations)


def demote(record: Record, why: Why) -> Change:
    """Put a reason below its sibling before it; nothing where it is the first."""
    row = row_of(record, why)
    if row == 0:
        return Change("Move reason down a level")
    before = record.reasons(why.parent_id)[row - 1]
    change = move_branch(record, why, before, len(record.reasons(before.id)))
    return Change("Move reason down a level", change.operations)


def row_of(record: Record, why: Why) -> int:
    """Return where a reason stands among its siblings."""
    return [reason.id for reason in record.reasons(why.parent_id)].index(why.id)


def set_mark(why: Why, mark: Mark) -> Change:
    """Say what a reason is in the chain; giving it the mark it has takes that away again."""
    _require_below_impact(why, "be marked; mark a reason below it")
    if mark is why.mark or mark is Mark.NONE:
        return set_fields("Remove mark", why, mark=Mark.NONE)
    return set_fields(f"Mark as {mark.label.lower()}", why, mark=mark)


def set_standing(why: Why, standing: Standing) -> Change:
    """Say how sure the room is of a reason; giving it the standing it has takes that away again."""
    if standing is why.standing or standing is Standing.OPEN:
        return set_fields("Say nothing of how sure", why, standing=Standing.OPEN)
    return set_fields(f"Mark as {standing.label.lower()}", why, standing=standing)


def toggle_together(why: Why) -> Change:
    """Say that the reasons below one led to it only all together, or that each alone did."""
    label = "Let each reason stand alone" if why.all_needed else "Take reasons together"
    return set_fields(label, why, all_needed=not why.all_needed)


def stop_here(why: Why, because: str) -> Change:
    """Say why nobody asks on below a reason; nothing said takes that away again."""
    return set_fields("Say why to stop here", why, stop_because=because)


def set_evidence(record: Record, why: Why, events: Iterable[str]) -> Change:
    """Say which events show a reason, by identity; those that are gone are left out."""
    there = tuple(event for event in events if record.get(TimelineEvent, event))
    return set_fields("Link events", why, evidence=there)


def toggle_evidence(why: Why, event: TimelineEvent) -> Change:
    """Link an event of the timeline to the reason that it shows, or unlink it."""
    if event.id in why.evidence:
        kept = tuple(known for known in why.evidence if known != event.id)
        return set_fields("Unlink event", why, evidence=kept)
    return set_fields("Link event", why, evidence=(*why.evidence, event.id))


@dataclass(frozen=True)
class CauseStatus:
    """Whether a root cause is taken care of, in words."""

    text: str
    fixed: bool


def cause_status(record: Record, cause: Why) -> CauseStatus:
    """Tell which actions fix a root cause."""
    fixes = [action for action in record.actions_for(cause) if action.fixes]
    if not fixes:
        return CauseStatus("No action fixes this yet", fixed=False)
    done = sum(not action.is_open for action in fixes)
    text = _counted(len(fixes))
    if done == len(fixes):
        return CauseStatus(f"{text} done", fixed=True)
    return CauseStatus(f"{text}, {done} done" if done else text, fixed=True)


def _counted(number: int) -> str:
    return "1 priority action" if number == 1 else f"{number} priority actions"


def _require_below_impact(why: Why, what: str) -> None:
    if not why.parent_id:
        raise InvalidValue(f"The impact is the top of the tree and cannot {what}.")
