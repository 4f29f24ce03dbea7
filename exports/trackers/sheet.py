"""Lists of actions that trackers import: a table of columns for each tracker, one writer for all.

A list has the actions that are still to be raised: not those that were declined or done, nor
those that have an issue already.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from exports.options import Options
from pmdesk.formulas import guarded
from pmdesk.model import Action, ActionKind, ProjectMapping, TrackerKind
from pmdesk.record import Record
from pmdesk.trackers.draft import IssueDraft, Limits, all_notes, draft_of
from pmdesk.trackers.places import Place, place_for

_NOTHING = "There is nothing to raise: every action has its issue, or is done or declined."


@dataclass(frozen=True)
class Column:
    """A column by its title, or several of that title where an action has several values."""

    title: str
    cells: Callable[[IssueDraft], str | tuple[str, ...]]
    is_optional: bool = False
    """Whether the column is left out where no action has anything in it."""

    def read(self, drafts: Sequence[IssueDraft]) -> list[tuple[str, ...]]:
        """Return the cells of every row."""
        found = [self.cells(draft) for draft in drafts]
        return [(each,) if isinstance(each, str) else each for each in found]

    def width(self, drafts: Sequence[IssueDraft]) -> int:
        """Return how many columns of the title there are."""
        rows = self.read(drafts)
        if self.is_optional and not any(map(any, rows)):
            return 0
        return max(map(len, rows), default=1)


@dataclass(frozen=True)
class Listing:
    """What a tracker takes of a list of actions, and how people hand it over."""

    kinds: tuple[TrackerKind, ...]
    """The trackers that it is for, as the directory calls them."""
    limits: Limits
    steps: tuple[str, ...]
    """How the list is imported; {file} is its name."""
    priorities: Mapping[ActionKind, str] = field(default_factory=dict)
    """What the tracker calls the priorities of the two kinds, where the mapping names none."""
    most: int = 0
    """Actions that one import takes; 0 where nobody says."""

    def drafts(self, record: Record, options: Options) -> tuple[IssueDraft, ...]:
        """Return the issues that the list is about."""
        made = [
            draft_of(record, action, self.limits, self._mapping(record, action, options))
            for action in to_raise(record)
        ]
        return tuple(
            replace(draft, priority=draft.priority or self.priorities.get(draft.kind, ""))
            for draft in made
        )

    def _mapping(self, record: Record, action: Action, options: Options) -> ProjectMapping | None:
        """Return how the action's own project wants it, if that is in a tracker of this kind."""
        place = place_of(record, action, options.directory)
        return place.mapping if place and place.tracker.kind in self.kinds else None

    def losses(self, drafts: Sequence[IssueDraft]) -> Iterator[str]:
        """Say what is not in the list as it is in the record, a sentence each."""
        if 0 < self.most < len(drafts):
            yield (
                f"There are {len(drafts):,} actions, and one import takes {self.most:,}: "
                "split the list, with its first line in each part."
            )
        yield from all_notes(drafts)


@dataclass(frozen=True)
class Sheet(Listing):
    """A list that is a table.

    A cell may need an apostrophe before it, so its limits are one character below the tracker's.
    """

    columns: tuple[Column, ...] = ()

    def losses(self, drafts: Sequence[IssueDraft]) -> Iterator[str]:
        """Say what is not in the list as it is in the record, a sentence each."""
        yield from super().losses(drafts)
        cells = [cell for column in self.columns for row in column.read(drafts) for cell in row]
        if any(guarded(cell) != cell for cell in cells):
            yield "An apostrophe stands before texts that a spreadsheet would take for a formula."

    def titles(self, drafts: Sequence[IssueDraft]) -> list[str]:
        """Return the titles of the columns as they are written for these issues."""
        return [column.title for column in self.columns for _ in range(column.width(drafts))]


def place_of(record: Record, action: Action, directory: Record | None) -> Place | None:
    """Return where an action goes, as far as the directory knows."""
    service = record.postmortem.service
    return place_for(directory, action.team, service) if directory else None


def number_of_source(draft: IssueDraft) -> str:
    """Return the issue of the postmortem such as #12, if its tracker numbers issues like that."""
    number = draft.source.key.removeprefix("#") if draft.source else ""
    return f"#{number}" if number.isdecimal() else ""


def to_raise(record: Record) -> tuple[Action, ...]:
    """Return the actions that are to be done and have no issue yet."""
    return tuple(action for action in record.actions if action.is_open and not action.tracker_key)


def as_csv(sheet: Sheet, record: Record, options: Options) -> bytes:
    """Return the actions that have no issue yet, a row each, in UTF-8."""
    drafts = sheet.drafts(record, options)
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(sheet.titles(drafts))
    filled = [_filled(column, drafts) for column in sheet.columns]
    for row in zip(*filled, strict=True):
        writer.writerow([guarded(cell) for cells in row for cell in cells])
    return target.getvalue().encode()


def _filled(column: Column, drafts: Sequence[IssueDraft]) -> list[tuple[str, ...]]:
    """Give every row as many cells of a column as the fullest one has."""
    width = column.width(drafts)
    return [(row + ("",) * width)[:width] for row in column.read(drafts)]


def instructions(listing: Listing, record: Record, options: Options, name: str) -> bytes:
    """Return how the list of that name is imported, and what it has not as the record has it."""
    drafts = listing.drafts(record, options)
    root = record.postmortem
    lines = [f"The actions of {root.key} {root.title}, for {listing.limits.tracker}", ""]
    if drafts:
        lines += [f"{n}. {step.format(file=name)}" for n, step in enumerate(listing.steps, 1)]
    else:
        lines += [_NOTHING]
    losses = [f"- {loss}" for loss in listing.losses(drafts)]
    if losses:
        lines += ["", "What is not as it is in the record:", "", *losses]
    return "\n".join([*lines, ""]).encode()
