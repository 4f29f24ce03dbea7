"""One walk over a record that says what a written postmortem consists of, for every writer."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from exports import meeting
from exports.blocks import (
    Block,
    Bullets,
    Cause,
    Cell,
    Chip,
    Column,
    Fact,
    Figure,
    Figures,
    Heading,
    LessonColumns,
    Paragraph,
    Reason,
    Table,
    TitleBlock,
    TreeFigure,
)
from exports.events import picture, timeline
from exports.options import Options
from pmdesk.approval import digests, since
from pmdesk.dates import day, event_time, several_days, span, stamp
from pmdesk.describe import Difference
from pmdesk.metrics import duration, measure
from pmdesk.model import (
    Action,
    ActionKind,
    ActionState,
    Approval,
    Category,
    Decision,
    Group,
    LessonKind,
    Mark,
    Postmortem,
    SectionKey,
    Standing,
    State,
    Why,
)
from pmdesk.process import short
from pmdesk.record import Record
from pmdesk.whys.reasons import events_of, is_joint, notes, place_name, proximate_of

NOT_FILLED = "Not filled in yet."
"""What an empty section says."""

NO_FIX = "No priority action fixes this yet."
"""What a root cause says that nothing is done about."""

APPROVAL_MEANS = (
    "Approval means agreement with the findings and root causes, and agreement that the priority "
    "actions are an acceptable way to address them."
)
"""What an approver is asked for."""

STATE_ROLES: Mapping[State, str] = {
    State.IN_REVIEW: "warn",
    State.CHANGES_REQUESTED: "bad",
    State.APPROVED: "ok",
    State.PUBLISHED: "ok",
    State.NOT_REQUIRED: "muted",
}
"""The colour role of a postmortem's state; a draft has the accent."""

_SEVERITY_ROLES = {1: "bad", 2: "bad", 3: "warn", 4: "muted"}
_ACTION_ROLES: Mapping[ActionState, str] = {
    ActionState.COMMITTED: "accent",
    ActionState.RAISED: "accent",
    ActionState.DONE: "ok",
    ActionState.DECLINED: "muted",
}
_MARK_ROLES = {Mark.ROOT: "ok", Mark.PROXIMATE: "respond", Mark.CONTRIBUTING: "lead"}
_DECISION_ROLES: Mapping[Decision, str] = {
    Decision.PENDING: "muted",
    Decision.APPROVED: "ok",
    Decision.CHANGES_REQUESTED: "bad",
}


def outline(record: Record, options: Options | None = None) -> tuple[Block, ...]:
    """Return a record as the pieces of a document, in reading order."""
    chosen = options or Options()
    blocks: list[Block] = [title_block(record, chosen), _figures(record)]
    for group in Group:
        keys = [key for key in SectionKey if key.group is group and key in chosen.sections]
        if keys:
            blocks.append(Heading(1, group.label, group.value))
        for key in keys:
            content = list(_content(record, key))
            if key is SectionKey.APPROVAL and chosen.approved:
                content += _changed_since(chosen.approved, record)
            blocks.append(Heading(2, key.label, key.value))
            blocks += content or [Paragraph(NOT_FILLED, muted=True)]
    blocks += meeting.appendix(record) if chosen.meeting else ()
    return tuple(blocks)


def title_block(record: Record, options: Options = Options()) -> TitleBlock:  # noqa: B008 - frozen
    """Return what stands at the top: key, title, state and the facts about the incident."""
    root = record.postmortem
    state = Chip(root.state.label, STATE_ROLES.get(root.state, "accent"))
    severity = Chip(f"SEV {root.severity}", _SEVERITY_ROLES[root.severity])
    facts = (
        Fact("Impact", _impact(root)),
        Fact("Time zone", root.zone),
        Fact("Faulty service", root.service),
        Fact("Owner", root.owner),
        Fact(
            "Incident", root.incident_key or root.incident_url, root.incident_url, root.incident_key
        ),
        Fact("Postmortem issue", root.issue_key or root.issue_url, root.issue_url, root.issue_key),
        Fact("Took part", _participants(record, options)),
    )
    filled = tuple(fact for fact in facts if fact.text)
    return TitleBlock(options.key_of(record), root.title, (severity, state), filled)


def _impact(root: Postmortem) -> str:
    """Say when customers were affected and how long, as far as it is known."""
    start, end, zone = root.impact_start, root.impact_end, root.tzinfo
    if start and end and end >= start:
        return f"{span(start, end, zone)} ({duration(end - start)})"
    if start:
        return f"from {stamp(start, zone)}"
    return f"until {stamp(end, zone)}" if end else ""


def _participants(record: Record, options: Options) -> str:
    """List who took part by role; a name is given where it is asked for, or all there is."""
    said = []
    for person in record.participants:
        role = ", ".join(part for part in (person.role, person.team) if part)
        if options.names:
            said.append(f"{person.name} ({role})" if role else person.name)
        else:
            said.append(role or "Participant")
    return "; ".join(dict.fromkeys(said))


def _figures(record: Record) -> Figures:
    return Figures(
        tuple(
            Figure(
                measured.metric.title,
                measured.shown,
                measured.metric.definition,
                measured.reason,
                measured.value,
            )
            for measured in measure(record)
        )
    )


def _content(record: Record, key: SectionKey) -> Iterator[Block]:
    """Go through what a section holds: its own pieces, its text, its pictures."""
    own = _OWN.get(key)
    if own:
        yield from own(record)
    else:
        yield from prose(record.prose(key))
    yield from (picture(kept) for kept in record.attachments(key) if not kept.event_id)


_MARKS = ("- ", "* ", "• ", "– ")


def prose(text: str) -> Iterator[Block]:
    """Split typed text at its empty lines, and see lists in lines that begin with a dash or dot."""
    pending: list[str] = []
    listed = False
    for line in [*text.split("\n"), ""]:
        is_point = line.startswith(_MARKS)
        if pending and (not line.strip() or is_point is not listed):
            yield Bullets(tuple(pending)) if listed else Paragraph("\n".join(pending))
            pending = []
        if line.strip():
            listed = is_point
            pending.append(line[2:].strip() if is_point else line.rstrip())


def tree_of(record: Record) -> TreeFigure:
    """Return the tree of whys, card by card."""
    return TreeFigure(tuple(_reason(record, depth, why) for depth, why in record.walk()))


def _whys(record: Record) -> Iterator[Block]:
    tree = tree_of(record)
    if any(reason.text for reason in tree.reasons):
        yield tree


def _reason(record: Record, depth: int, why: Why) -> Reason:
    role = _MARK_ROLES.get(why.mark, "muted" if depth else "impact")
    card = Reason(
        why.id, why.parent_id, depth, place_name(depth, why).upper(), why.text, role,
        more=notes(record, why),
        is_assumed=why.standing is Standing.ASSUMED,
        is_joint=is_joint(record, why),
    )  # fmt: skip
    if why.mark is not Mark.ROOT:
        return card
    fixes = sum(action.fixes for action in record.actions_for(why))
    if not fixes:
        return replace(card, note=NO_FIX, note_role="warn")
    return replace(card, note=f"{fixes} priority action{'s' * (fixes > 1)}")


def _causes(record: Record) -> Iterator[Block]:
    for number, cause in enumerate(record.root_causes, 1):
        facts = (
            Fact("What has to change", cause.lasting_change),
            Fact("Proximate cause", proximate_of(record, cause)),
            Fact("Where the fault lies", cause.dependency_finding),
            Fact("Same cause before", cause.earlier),
            Fact("Shown by", _evidence(record, cause)),
            Fact("The chain stops here because", cause.stop_because),
        )
        fixes = tuple(_fix(action) for action in record.actions_for(cause) if action.fixes)
        filled = tuple(fact for fact in facts if fact.text)
        category = "" if cause.category is Category.NONE else cause.category.label
        yield Cause(number, cause.text, category, filled, fixes)


def _evidence(record: Record, cause: Why) -> str:
    zone = record.postmortem.tzinfo
    dated = several_days(record.events, zone)
    events = events_of(record, cause)
    return "\n".join(f"{event_time(e, zone, dated=dated)} {e.text}" for e in events)


def _fix(action: Action) -> str:
    who = action.team or "no team yet"
    return f"{action.text} ({who}, {due(action)}, {action.state.label.lower()})"


def due(action: Action) -> str:
    """Say by when an action is to be done."""
    return f"due {day(action.due)}" if action.due else "no date yet"


def _lessons(record: Record) -> Iterator[Block]:
    columns = tuple(
        (kind.label, tuple(lesson.text for lesson in record.lessons(kind) if lesson.text))
        for kind in LessonKind
    )
    if any(texts for _, texts in columns):
        yield LessonColumns(columns)


_KIND_TITLES = {
    ActionKind.PRIORITY: "Priority actions: they fix a root cause",
    ActionKind.IMPROVEMENT: "Improvement actions",
}
_ACTION_COLUMNS = (
    Column("Action", 0.39),
    Column("Purpose", 0.15),
    Column("Team", 0.16),
    Column("Due", 0.12),
    Column("State", 0.18),
)


def _actions(record: Record) -> Iterator[Block]:
    causes = {cause.id: number for number, cause in enumerate(record.root_causes, 1)}
    for kind, title in _KIND_TITLES.items():
        actions = [action for action in record.actions if action.kind is kind]
        if actions:
            yield Heading(3, title, f"actions.{kind.value}")
            yield Table(_ACTION_COLUMNS, tuple(_action(action, causes) for action in actions))


def _action(action: Action, causes: Mapping[str, int]) -> tuple[Cell, ...]:
    number = causes.get(action.cause_id)
    notes = [f"Root cause {number}"] if number else []
    if action.state is ActionState.DECLINED and action.declined_because:
        notes.append(f"Declined because: {action.declined_because}")
    if action.due_reason:
        notes.append(f"Due date agreed because: {action.due_reason}")
    if action.done_on:
        notes.append(f"Done on {day(action.done_on)}")
    return (
        Cell(action.text, "\n".join(notes)),
        Cell(action.action_class.label),
        Cell(action.team or "–"),
        Cell(day(action.due) if action.due else "–"),
        _action_state(action),
    )


def _action_state(action: Action) -> Cell:
    """Say how far an action is: its issue where it has one, else who committed to it."""
    role = _ACTION_ROLES.get(action.state, "warn")
    if action.tracker_key or action.tracker_url:
        note = action.tracker_key or action.tracker_url
        return Cell(action.state.label, note, role, action.tracker_url, action.tracker_key)
    when = day(action.committed_on) if action.committed_on else ""
    who = action.committed_role or action.committed_by
    by = f"by {who}" if who else ""
    return Cell(action.state.label, " ".join(part for part in (by, when) if part), role)


_PART = 90
"""Characters that are shown of a text that has changed."""

_APPROVER_COLUMNS = (
    Column("Approver", 0.3),
    Column("Decision", 0.2),
    Column("Decided", 0.18),
    Column("Comment", 0.32),
)


def _approval(record: Record) -> Iterator[Block]:
    root = record.postmortem
    if not record.approvals and root.state is State.DRAFT:
        return
    yield Paragraph(APPROVAL_MEANS, muted=True, leads=True)
    if root.approved_at:
        when = stamp(root.approved_at, root.tzinfo)
        content = digests.short(root.approved_digest)
        yield Paragraph(f"Approved on {when}. Content {content} ({root.approved_digest}).")
    if record.approvals:
        rows = tuple(_approver(approval, root) for approval in record.approvals)
        yield Table(_APPROVER_COLUMNS, rows)


def _changed_since(approved: Record, record: Record) -> Iterator[Block]:
    """Name the changes since an approval; those that it was about would have voided it."""
    harmless = since.changes(approved, record).harmless
    count = f"{len(harmless)} harmless change{'' if len(harmless) == 1 else 's'}"
    title = f"Changed since approval: {count if harmless else 'nothing'}"
    yield Heading(3, title, "approval.since")
    if harmless:
        yield Bullets(tuple(differed(changed.difference) for changed in harmless))


def differed(found: Difference) -> str:
    """Say in a line what changed: what about, and the start of what was there and is there now."""
    if found.whole:
        return found.about
    shown = [f"“{short(text, _PART)}”" for text in (found.before, found.after) if text]
    return f"{found.about}: {' → '.join(shown)}" if shown else found.about


def _approver(approval: Approval, root: Postmortem) -> tuple[Cell, ...]:
    must = "mandatory" if approval.mandatory else "optional"
    decided = stamp(approval.decided_at, root.tzinfo) if approval.decided_at else "–"
    return (
        Cell(approval.name, ", ".join(part for part in (approval.role, must) if part)),
        Cell(approval.decision.label, approval.source, _DECISION_ROLES[approval.decision]),
        Cell(decided),
        Cell(approval.comment),
    )


_OWN: Mapping[SectionKey, Callable[[Record], Iterable[Block]]] = {
    SectionKey.TIMELINE: timeline,
    SectionKey.WHYS: _whys,
    SectionKey.CAUSES: _causes,
    SectionKey.LESSONS: _lessons,
    SectionKey.ACTIONS: _actions,
    SectionKey.APPROVAL: _approval,
}
"""The sections that are more than written text."""
