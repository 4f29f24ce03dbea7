"""What an issue says about an action, before it is put into the words of one tracker.

The same draft is sent by the adapters beside this file and written to files by `exports`.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from pmdesk.dates import stamp
from pmdesk.model import Action, ActionKind, Category, ProjectMapping, SectionKey, Why
from pmdesk.process import short
from pmdesk.record import Record

_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
UNTITLED = "Action without a text"


@dataclass(frozen=True)
class Fact:
    """One line of what whoever picks up an issue needs to know; the link may be empty."""

    name: str
    value: str
    url: str = ""


@dataclass(frozen=True)
class Source:
    """The issue of the postmortem, or else of its incident, to which actions are linked."""

    key: str
    url: str
    title: str


@dataclass(frozen=True)
class IssueDraft:
    """An issue that is to be made; what is empty is left to the tracker."""

    action_id: str
    kind: ActionKind
    title: str
    text: str
    facts: tuple[Fact, ...] = ()
    labels: tuple[str, ...] = ()
    """The first is the one by which the issue is found again."""
    project: str = ""
    issue_type: str = ""
    priority: str = ""
    start: date | None = None
    """The day of the incident, for trackers that refuse a due date before the start."""
    due: date | None = None
    due_field: str = ""
    link: str = ""
    """The kind of link to the postmortem that is wanted."""
    source: Source | None = None
    sent_at: datetime | None = None
    """When a request to make it went out, in UTC, where one did and its issue is not known."""
    notes: tuple[str, ...] = ()
    """What is cut, replaced or left out, a sentence each."""
    refused: tuple[str, ...] = ()
    """Why the tracker would not take it as it is, a sentence each."""

    @property
    def label(self) -> str:
        """The label that finds the issue of this action again."""
        return label_of(self.action_id)

    def noting(self, *sentences: str) -> "IssueDraft":
        """Return the draft with more to say about what is cut or left out."""
        return replace(self, notes=self.notes + sentences)

    def refusing(self, sentence: str) -> "IssueDraft":
        """Return the draft with one more reason why the tracker would not take it."""
        return replace(self, refused=(*self.refused, sentence))


@dataclass(frozen=True)
class Limits:
    """What a tracker, or a file for it, takes of an issue; lengths are in characters."""

    tracker: str
    """What it is called in sentences."""
    title: int
    body: int
    written: Callable[[IssueDraft], str]
    """Makes the body as it is counted."""
    issue_type: str = ""
    """What is made where the mapping names no type."""
    label: int = 255
    label_breaks: str = ""
    """What must not be in a label; a hyphen stands for it."""
    has_labels: bool = True
    has_due: bool = True
    has_priority: bool = True
    links: tuple[str, ...] = ()
    """The kinds of links that there are, the usual one first; empty where there may be any."""
    label_in_text: bool = False
    """Whether the text names the label too, since the tracker may lose or not know labels."""


def label_of(action_id: str) -> str:
    """Return the label by which the issue of an action is found, such as every tracker takes."""
    if _PLAIN_ID.fullmatch(action_id):
        return f"pmdesk-{action_id}"
    return f"pmdesk-{hashlib.sha256(action_id.encode()).hexdigest()[:32]}"


def draft_of(
    record: Record, action: Action, limits: Limits, mapping: ProjectMapping | None = None
) -> IssueDraft:
    """Return the issue of an action as a tracker takes it, with notes of what is lost by that.

    Whoever masks names gives the masked record and its action.
    """
    whole = IssueDraft(
        action_id=action.id,
        kind=action.kind,
        title=" ".join(action.text.split()) or UNTITLED,
        text=f"{action.kind.label} action: {action.text}",
        facts=tuple(_facts(record, action)),
        labels=tuple(_labels(record, action)),
        start=_start(record, action),
        due=action.due,
        link=f"{action.kind.label} Action",
        source=source_of(record),
    )
    if not action.text.strip():
        whole = whole.noting("The action has no text.")
    mapped = _mapped(whole, mapping) if mapping else whole
    return _fitted(mapped, limits, mapping)


def draft_of_postmortem(record: Record, limits: Limits, mapping: ProjectMapping) -> IssueDraft:
    """Return the issue of the postmortem itself, to which those of its actions are linked."""
    root = record.postmortem
    summary = record.section(SectionKey.SUMMARY).text.strip()
    known = (
        Fact("Severity", str(root.severity)),
        Fact("Service", root.service),
        Fact("Incident", root.incident_key, root.incident_url),
        Fact("Impact began", stamp(root.impact_start, root.tzinfo) if root.impact_start else ""),
    )
    whole = IssueDraft(
        action_id=root.id,
        kind=ActionKind.PRIORITY,
        title=f"{root.key} {root.title}",
        text=summary or f"Postmortem of “{root.title}”.",
        facts=tuple(fact for fact in known if fact.value or fact.url),
        labels=tuple(dict.fromkeys((label_of(root.id), "postmortem", *mapping.labels))),
        project=mapping.project,
        issue_type=mapping.issue_type,
    )
    return _fitted(whole, limits, None)


def _fitted(draft: IssueDraft, limits: Limits, mapping: ProjectMapping | None) -> IssueDraft:
    """Make of a draft what a tracker takes."""
    linked = _linked(_labelled(_dated(draft, limits), limits), limits, mapping)
    return _cut(_titled(linked, limits), limits)


def _start(record: Record, action: Action) -> date | None:
    root = record.postmortem
    began = (root.impact_start or root.created_at).astimezone(root.tzinfo).date()
    return min(began, action.due) if action.due else None


def source_of(record: Record) -> Source | None:
    """Return what the actions of a record are linked to, None where nothing is known."""
    root = record.postmortem
    key, url = root.issue_key, root.issue_url
    if not (key or url):
        key, url = root.incident_key, root.incident_url
    return Source(key, url, f"{root.key} {root.title}") if key or url else None


def _facts(record: Record, action: Action) -> Iterator[Fact]:
    root = record.postmortem
    cause = record.get(Why, action.cause_id)
    known = (
        Fact("Purpose", action.action_class.label),
        Fact("Root cause", cause.text if cause else ""),
        Fact("What has to change", cause.lasting_change if cause else ""),
        Fact("Team", action.team),
        Fact("Committed by", action.committed_by),
        Fact("Postmortem", f"{root.key} {root.title}"),
        Fact("Postmortem issue", root.issue_key, root.issue_url),
        Fact("Incident", root.incident_key, root.incident_url),
        Fact("Impact began", stamp(root.impact_start, root.tzinfo) if root.impact_start else ""),
    )
    yield from (fact for fact in known if fact.value or fact.url)


def _labels(record: Record, action: Action) -> Iterator[str]:
    cause = record.get(Why, action.cause_id)
    yield label_of(action.id)
    yield "postmortem"
    yield f"{action.kind.value}-action"
    yield action.action_class.value.replace("_", "-")
    if cause is not None and cause.category is not Category.NONE:
        yield f"cause-{cause.category.value}"


def _mapped(draft: IssueDraft, mapping: ProjectMapping) -> IssueDraft:
    """Fill in what a project of a tracker wants for this kind of action."""
    fixes = draft.kind is ActionKind.PRIORITY
    link = mapping.priority_link if fixes else mapping.improvement_link
    return replace(
        draft,
        labels=tuple(dict.fromkeys((*draft.labels, *mapping.labels))),
        project=mapping.project,
        issue_type=mapping.issue_type,
        priority=mapping.priority_value if fixes else mapping.improvement_value,
        due_field=mapping.due_field,
        link=link or draft.link,
    )


def _dated(draft: IssueDraft, limits: Limits) -> IssueDraft:
    """Say in the text what the tracker has no field for."""
    facts = draft.facts
    if limits.label_in_text:
        facts += (Fact("Reference", draft.label),)
    if draft.due and not limits.has_due:
        facts += (Fact("Due", draft.due.isoformat()),)
        draft = draft.noting(f"{limits.tracker} has no due date: it stands in the text.")
    if draft.priority and not limits.has_priority:
        draft = draft.noting(f"{limits.tracker} has no priority: “{draft.priority}” is left out.")
        draft = replace(draft, priority="")
    return replace(draft, facts=facts, issue_type=draft.issue_type or limits.issue_type)


def _labelled(draft: IssueDraft, limits: Limits) -> IssueDraft:
    """Make labels such as the tracker takes, and leave the others out."""
    if not limits.has_labels:
        note = f"{limits.tracker} has no labels: the text has the one that finds the issue again."
        return replace(draft, labels=()).noting(note)
    kept: list[str] = []
    for label in draft.labels:
        wanted = _broken(label, limits.label_breaks)
        if len(wanted) > limits.label:
            draft = draft.noting(
                f"The label “{short(label)}” is left out: {limits.tracker} takes "
                f"{limits.label} characters."
            )
            continue
        if wanted != label:
            draft = draft.noting(f"The label “{label}” becomes “{wanted}”.")
        kept.append(wanted)
    return replace(draft, labels=tuple(dict.fromkeys(kept)))


def _linked(draft: IssueDraft, limits: Limits, mapping: ProjectMapping | None) -> IssueDraft:
    """Choose a kind of link that there is; labels tell the kinds of actions apart anyway."""
    if not limits.links or draft.link in limits.links:
        return draft
    usual, wanted = limits.links[0], draft.link
    is_asked_for = mapping and wanted in {mapping.priority_link, mapping.improvement_link}
    draft = replace(draft, link=usual)
    if not is_asked_for:
        return draft
    return draft.noting(f"{limits.tracker} has no link “{wanted}”: “{usual}” is used.")


def _broken(label: str, breaks: str) -> str:
    return "".join("-" if letter in breaks else letter for letter in label)


def _titled(draft: IssueDraft, limits: Limits) -> IssueDraft:
    title = short(draft.title, limits.title)
    if title == draft.title:
        return draft
    note = f"The title is cut to {limits.title} characters; the text has all of it."
    return replace(draft, title=title).noting(note)


def _cut(draft: IssueDraft, limits: Limits) -> IssueDraft:
    """Shorten the longest part until the body fits; refuse where nothing gets shorter."""
    if len(limits.written(draft)) <= limits.body:
        return draft
    while (excess := len(limits.written(draft)) - limits.body) > 0:
        smaller = _shortened(draft, excess, limits)
        if smaller is None:
            message = f"{limits.tracker} takes {limits.body:,} characters of text; this has more."
            return draft.refusing(message)
        draft = smaller
    return draft.noting(f"The text is cut to {limits.body:,} characters for {limits.tracker}.")


def _shortened(draft: IssueDraft, excess: int, limits: Limits) -> IssueDraft | None:
    """Return the draft with its longest part shortened, None where every part is gone."""
    texts = max((len(draft.text), *(len(fact.value) for fact in draft.facts)))
    linked = max(draft.facts, key=lambda fact: len(fact.url), default=Fact("", ""))
    if len(linked.url) > texts:
        # Half a link leads nowhere, so that it goes as a whole.
        note = f"The link of “{linked.name}” is left out: it is too long for {limits.tracker}."
        return _with_fact(draft, linked, replace(linked, url="")).noting(note)
    if texts < _SHORTENABLE:
        return None
    if len(draft.text) == texts:
        return replace(draft, text=_clipped(draft.text, excess))
    longest = next(fact for fact in draft.facts if len(fact.value) == texts)
    return _with_fact(draft, longest, replace(longest, value=_clipped(longest.value, excess)))


def _with_fact(draft: IssueDraft, old: Fact, new: Fact) -> IssueDraft:
    return replace(draft, facts=tuple(new if fact is old else fact for fact in draft.facts))


_SHORTENABLE = 2
"""Characters from which a text gets shorter by an ellipsis in place of its end."""


def _clipped(text: str, excess: int) -> str:
    keep = max(len(text) - excess - 1, (len(text) - 1) // 2)
    return text[:keep].rstrip() + "…"


def plain(draft: IssueDraft) -> str:
    """Return the body as plain text."""
    return "\n".join([draft.text, "", *(f"{fact.name}: {value(fact)}" for fact in draft.facts)])


def value(fact: Fact) -> str:
    """Return what a fact says, and its link, as plain text."""
    return " ".join(part for part in (fact.value, fact.url) if part)


def all_notes(drafts: Iterable[IssueDraft]) -> tuple[str, ...]:
    """Return what is lost in any of the drafts, each sentence once."""
    return tuple(dict.fromkeys(note for draft in drafts for note in (*draft.notes, *draft.refused)))
