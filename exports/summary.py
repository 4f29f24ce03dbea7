"""What an approver decides on, in one page's worth of blocks: for the packet and its window."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from exports.blocks import Block, Bullets, Cell, Chip, Column, Fact, Heading, Paragraph, Table
from exports.outline import differed, title_block
from pmdesk.approval.digests import short as in_groups
from pmdesk.approval.form import Form
from pmdesk.approval.message import MEANS
from pmdesk.approval.since import Changes
from pmdesk.dates import day
from pmdesk.metrics import measure
from pmdesk.model import Action, ActionState, SectionKey
from pmdesk.process import short
from pmdesk.record import Record

KEY = "approval.summary"
"""The name of the summary in links and bookmarks."""

HOW = (
    "Open the packet (.pmpacket) in pmdesk and press Approve or Request changes, or fill in the "
    "decision file (.pmdecision) with a text editor. Send the decision file back."
)
"""How an approver answers."""

_CAUSES = (
    Column("Root causes", 0.46),
    Column("What has to change for good", 0.40),
    Column("Fixed by", 0.14),
)
_ACTIONS = (
    Column("Priority actions", 0.46),
    Column("Team", 0.18),
    Column("Due", 0.13),
    Column("Commitment", 0.23),
)


_VITAL = {"Impact", "Faulty service", "Approvers"}
"""The facts that are said however little room there is."""


@dataclass(frozen=True)
class Room:
    """How much of everything is said."""

    causes: int = 10_000
    actions: int = 10_000
    changes: int = 10_000
    characters: int = 10_000
    """Of one text."""
    is_dense: bool = False


@dataclass(frozen=True)
class Pages:
    """Where the whole of a section is, for what the summary leaves out."""

    by_key: Mapping[str, int] = field(default_factory=dict)

    def rest(self, count: int, key: str) -> Iterator[Block]:
        """Say how many more there are, and where."""
        if count > 0:
            page = self.by_key.get(key)
            where = f", see page {page}" if page else ""
            yield Paragraph(f"and {count} more{where}", muted=True)


@dataclass(frozen=True)
class Summary:
    """A record as it goes out, what is decided on, and what has changed since the last decision.

    `changes` is missing where nobody has decided yet.
    """

    record: Record
    form: Form
    changes: Changes | None = None

    def blocks(self, room: Room = Room(), pages: Pages = Pages()) -> tuple[Block, ...]:
        """Return the summary, cut to a room; `pages` says where the rest is."""
        return (
            Heading(1, f"Summary for approval · {self.record.postmortem.key}", KEY),
            self._title(room),
            *self._causes(room, pages),
            *self._actions(room, pages),
            *self._changes(room, pages),
            *_heading("To decide", "decide", room),
            Paragraph(MEANS),
            Paragraph(HOW),
            self._content(),
        )

    def _title(self, room: Room) -> Block:
        root = self.record.postmortem
        made = title_block(self.record)
        wanted = [Chip(f"Wanted by {day(root.approval_due)}", "warn")] if root.approval_due else []
        facts = [
            replace(fact, text=short(fact.text, max(room.characters, 100)))
            for fact in self._facts(made.facts)
            if fact.label in _VITAL or not room.is_dense
        ]
        title = short(root.title, max(room.characters, 60))
        chips = (*made.chips, *wanted)
        return replace(made, key="", kind="", title=title, facts=tuple(facts), chips=chips)

    def _facts(self, known: tuple[Fact, ...]) -> Iterator[Fact]:
        """Return the key facts: those of the title, how long things took, and who decides."""
        yield from (fact for fact in known if fact.label in {"Impact", "Faulty service", "Owner"})
        took = [f"{m.metric.title} {m.shown}" for m in measure(self.record) if m.value is not None]
        approvers = [
            approval.name + ("" if approval.mandatory else " (optional)")
            for approval in self.record.approvals
        ]
        found = (Fact("Durations", " · ".join(took)), Fact("Approvers", ", ".join(approvers)))
        yield from (fact for fact in found if fact.text)

    def _causes(self, room: Room, pages: Pages) -> Iterator[Block]:
        causes = self.record.root_causes
        title = f"Root causes ({len(causes)})"
        rows = []
        for number, cause in enumerate(causes[: room.causes], 1):
            fixes = sum(action.fixes for action in self.record.actions_for(cause))
            fixed = f"{fixes} action{'' if fixes == 1 else 's'}" if fixes else "nothing yet"
            said = (f"{number}. {cause.text}", cause.lasting_change or "–", fixed)
            rows.append(_cells(said, _CAUSES, room))
        if rows:
            yield _table(title, _CAUSES, rows, room)
        yield from pages.rest(len(causes) - len(rows), SectionKey.CAUSES.value)

    def _actions(self, room: Room, pages: Pages) -> Iterator[Block]:
        actions = [action for action in self.record.actions if action.fixes]
        title = f"Priority actions ({len(actions)})"
        rows = [_cells(_action(action), _ACTIONS, room) for action in actions[: room.actions]]
        if rows:
            yield _table(title, _ACTIONS, rows, room)
        yield from pages.rest(len(actions) - len(rows), SectionKey.ACTIONS.value)

    def _changes(self, room: Room, pages: Pages) -> Iterator[Block]:
        yield from _heading("Changed since the last decision", "changes", room)
        yield Paragraph(_counted(self.changes), muted=True, leads=True)
        found = (*self.changes.content, *self.changes.harmless) if self.changes else ()
        lines = [short(differed(one.difference), 2 * room.characters) for one in found]
        if lines:
            yield Bullets(tuple(lines[: room.changes]))
        yield from pages.rest(len(lines) - room.changes, "")

    def _content(self) -> Block:
        digest = self.form.content
        return Paragraph(
            f"Content {in_groups(digest)}. A decision is about exactly this content: a later "
            f"change to a root cause or a priority action voids it.\n{digest}",
            muted=True,
        )


def _action(action: Action) -> tuple[str, ...]:
    who = action.committed_role or action.committed_by
    on = day(action.committed_on) if action.committed_on else ""
    committed = " ".join(part for part in (who, on) if part) or action.state.label
    said = "Not committed yet" if action.state is ActionState.PROPOSED else committed
    return action.text, action.team or "–", day(action.due) if action.due else "–", said


def _cells(texts: tuple[str, ...], columns: tuple[Column, ...], room: Room) -> tuple[Cell, ...]:
    """Cut the texts of a row so that all of them get about as many lines."""
    widest = columns[0].share
    return tuple(
        Cell(short(text, max(12, int(room.characters * column.share / widest))))
        for text, column in zip(texts, columns, strict=True)
    )


def _table(
    title: str, columns: tuple[Column, ...], rows: list[tuple[Cell, ...]], room: Room
) -> Table:
    """Return a table whose first column says what a heading would, so that it takes no room."""
    first = replace(columns[0], title=title)
    return Table((first, *columns[1:]), tuple(rows), is_dense=room.is_dense)


def _heading(text: str, part: str, room: Room) -> Iterator[Heading]:
    if not room.is_dense:
        yield Heading(3, text, f"{KEY}.{part}", is_listed=False)


def _counted(changes: Changes | None) -> str:
    """Say how many changes count, and how many are harmless."""
    if changes is None:
        return "Nobody has decided yet: this is the first request."
    content, harmless = len(changes.content), len(changes.harmless)
    said = f"{content} of root causes and priority actions" if content else ""
    more = f"{harmless} harmless" if harmless else ""
    counts = " and ".join(part for part in (said, more) if part) or "nothing"
    return f"Changed since the last decision: {counts}."


def rooms(record: Record) -> Iterator[Room]:
    """Yield rooms from the most comfortable to the smallest, for a page to try one by one."""
    causes = len(record.root_causes)
    actions = sum(action.fixes for action in record.actions)
    for characters in (400, 180):
        yield Room(causes, actions, 6, characters)
    for characters in (400, 180, 110, 84, _ONE_LINE):
        yield Room(causes, actions, 3, characters, is_dense=True)
    while actions > _FEWEST or causes > _FEWEST:
        if actions >= causes:
            actions -= 1
        else:
            causes -= 1
        yield Room(causes, actions, 3, _ONE_LINE, is_dense=True)
    yield Room(1, 1, 1, _ONE_LINE, is_dense=True)


_ONE_LINE = 44
"""Characters that fit into one line of the first column."""

_FEWEST = 2
"""Of causes and of actions: so many are shown whatever else there is."""
