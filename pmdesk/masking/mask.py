"""The mask: names give way to roles, in a text and in a whole record."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from pmdesk.masking import roles
from pmdesk.masking.names import ARTICLE, Names, Person, Sighting
from pmdesk.masking.roles import mid_sentence, phrase
from pmdesk.model import Action, Approval, Choice, Item, Participant
from pmdesk.record import Record
from pmdesk.search import fold

I = TypeVar("I", bound=Item)  # noqa: E741 - an item

LINK_LEFT_OUT = "(link left out)"
"""What stands in place of a link that names someone."""

_DETERMINER = re.compile(r"\b(?:the|an?|our|my|your|his|her|their|its|this)\s+$", re.IGNORECASE)
_START = re.compile(r"(?:^|[.!?…]['’”\")]*\s+|\n)\s*(?:(?:[-*•–]|\d+[.)])\s+)?[“‘\"'(]*$")
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]{1,80})[)\]]")
_BRACKETS = {"(": ")", "[": "]", "<": ">"}
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_INITIAL_POINT = re.compile(r"\.\s+[a-z]")

_IDENTITIES = {
    "id", "record_id", "key", "parent_id", "cause_id", "event_id", "rank", "evidence", "sha256",
    "digest", "approved_digest", "record_digest", "media_type", "zone", "plan", "spent", "preset",
    "tracker_id", "tracker_key", "issue_key",
}  # fmt: skip
"""Fields that hold no words of a person, as pmdesk alone writes them.

The `origin` of an event is not among them: a calendar or a channel may bear someone's name.
"""

_NOWHERE: Mapping[str, Sequence[Sighting]] = {}
_ADDRESSES = {
    "contact", "handle", "incident_url", "issue_url", "link", "published_url", "tracker_url",
}  # fmt: skip
"""Fields that lead to someone or something; what names a person there is left out."""


class Mask:
    """Puts roles in place of some people's names.

    `others` keep theirs; a name that they share with someone hidden is hidden too.
    """

    def __init__(self, people: Iterable[Person], others: Iterable[Person] = ()) -> None:
        hidden = tuple(people)
        self.hidden = hidden
        self._hidden = frozenset(hidden)
        self._names = Names((*hidden, *others))

    def hides(self, text: str) -> bool:
        """Tell whether a text names someone whom the mask hides."""
        return bool(self.find(text))

    def find(self, text: str) -> list[Sighting]:
        """Return where a text names someone whom the mask hides."""
        found = self._names.find(text)
        return [seen for seen in found if not self._hidden.isdisjoint(seen.people)]

    def text(self, text: str, also: Sequence[Sighting] = ()) -> str:
        """Return a text in which roles stand in place of names, as one would have written it.

        `also` are places that name someone in a way that only the caller knows.
        """
        sightings = _merged(text, self.find(text), also) if also else self.find(text)
        if not sightings:
            return text
        done, place = "", 0
        for number, seen in enumerate(sightings):
            if seen.start < place:
                continue
            done += text[place : seen.start]
            upcoming = sightings[number + 1] if number + 1 < len(sightings) else None
            done, place = _replaced(done, text, seen, upcoming)
        return done + text[place:]

    def item(self, item: I, also: Mapping[str, Sequence[Sighting]] = _NOWHERE) -> I:
        """Return an item in which no text names them; texts keep within what their field holds.

        `also` are further places in some of its fields, as in `text`.
        """
        values: dict[str, Any] = {}
        for name in wordy(type(item)):
            kept = getattr(item, name)
            shown = self._value(type(item), name, kept, also.get(name, ()))
            if shown != kept:
                values[name] = shown
        if "name" in values and isinstance(item, Participant):
            values["role"] = self._role_of(item)
        return item.model_copy(update=values) if values else item

    def _role_of(self, participant: Participant) -> str:
        """Return what stays of someone whose name goes: a role, so that the row says who it was."""
        name = fold(participant.name).text
        named = (person for person in self._hidden if fold(person.name).text == name)
        person = next(named, None)
        kept = self.text(participant.role)
        return (person.role or person.called or kept) if person else kept

    def record(self, record: Record) -> Record:
        """Return a record in which no text names them."""
        return Record.of(record.id, (self.item(item) for item in record.items()))

    def _value(self, kind: type[Item], name: str, value: Any, also: Sequence[Sighting]) -> Any:
        if isinstance(value, tuple):
            return tuple(map(self.text, value))
        if name in _ADDRESSES:
            return "" if also or self.hides(value) else value
        shown = self.text(value, also)
        return shown if shown == value else shown[: _longest(kind, name)]


def masked(record: Record, hidden: Sequence[Person] = (), also: Sequence[Person] = ()) -> Record:
    """Return a record that speaks of people by role alone, their own rows included.

    These are its participants, its approvers, its owners, and whoever committed to an action.
    `hidden` calls them otherwise than usual, in the order of `everyone`; `also` are others who may
    be named.
    """
    hidden = hidden or everyone(record)
    shown = Mask((*hidden, *also)).record(record)
    for row, person in zip(shown.participants, hidden, strict=False):
        shown = shown.putting(row.model_copy(update=_row(person)))
    known = {fold(person.name).text: person for person in hidden}
    for approval in record.approvals:
        told = _approver(shown.item(Approval, approval.id), known.get(fold(approval.name).text))
        shown = shown.putting(told)
    for action in record.actions:
        who = known.get(fold(action.committed_by).text)
        shown = shown.putting(_committed(shown.item(Action, action.id), who))
    return shown


def _approver(row: Approval, person: Person | None) -> Approval:
    """Return an approver’s row: the role in place of the name, and no address."""
    if person is None or person.is_nameless:
        return row.model_copy(update={"contact": ""})
    role = row.role or person.called
    number = f" {person.number}" if person.number else ""
    told = {"name": role[0].upper() + role[1:] + number, "role": "", "contact": ""}
    return row.model_copy(update=told)


def _committed(row: Action, person: Person | None) -> Action:
    """Return an action to which a role committed, also where they took no part."""
    role = row.committed_role or (person.called if person else "")
    return row.with_values({"committed_by": role}) if role and row.committed_by else row


def people(record: Record) -> tuple[Person, ...]:
    """Return the participants with what each is called; the same role twice gets numbers."""
    return roles.people(record.participants)


def everyone(record: Record) -> tuple[Person, ...]:
    """Return everyone a record names: its participants, then others, such as approvers."""
    participants = people(record)
    return (*participants, *roles.others(record, participants))


def _row(person: Person) -> dict[str, str]:
    """Return what a participant's own row says in place of name and handle."""
    if person.is_nameless:
        return {"role": person.role or person.called, "handle": ""}
    number = f" {person.number}" if person.number else ""
    said = phrase(person)
    role = person.role or person.called
    return {"name": said[0].upper() + said[1:], "role": role + number, "handle": ""}


def _merged(text: str, found: list[Sighting], also: Sequence[Sighting]) -> list[Sighting]:
    """Put further places among those that were found: a rest of a name goes with what is by it."""
    merged: list[Sighting] = []
    for seen in sorted((*found, *also), key=lambda seen: (seen.start, -seen.end)):
        last = merged[-1] if merged else None
        is_rest = last is not None and (seen in also or last in also or seen.start < last.end)
        if last and is_rest and text[last.end : seen.start].strip(" ") == "":
            merged[-1] = last._replace(end=max(last.end, seen.end))
        else:
            merged.append(seen)
    return merged


def _replaced(before: str, text: str, seen: Sighting, upcoming: Sighting | None) -> tuple[str, int]:
    """Put a role after `before`; return that, and from where on the text goes on."""
    if seen.is_link:
        return before + LINK_LEFT_OUT, seen.end
    end = seen.end
    is_known = len(seen.people) == 1
    person = seen.people[0] if is_known else Person("", called="a participant")
    if is_known:
        named_twice = _named_beside(before, text, end, person)
        if named_twice is not None:
            return named_twice
        end = _without_aside(text, end, person, upcoming)
    if text[seen.start : end][-1:].isupper() and _INITIAL_POINT.match(text, end):
        end += 1
    words, before = _fitting(before, phrase(person), person)
    after = text[end : end + 2]
    if text[seen.end - 1].lower() == "s" and re.match(r"['’]\s", after) and end == seen.end:
        words, end = f"{words}{after[0]}s", end + 1
    return before + words, end


def _fitting(before: str, words: str, person: Person) -> tuple[str, str]:
    """Let a role follow an article that is there, and begin a sentence with a capital."""
    if _DETERMINER.search(before):
        bare = mid_sentence(person.called)
        bare = ARTICLE.sub("", bare) + (f" {person.number}" if person.number else "")
        return bare, before
    return (words[0].upper() + words[1:] if _START.search(before) else words), before


def _named_beside(before: str, text: str, end: int, person: Person) -> tuple[str, int] | None:
    """Drop a name that only explains the role before it: “the lead, Ada,” and “the lead (Ada)”."""
    number = f" {person.number}" if person.number else ""
    pattern = rf"\b{_roles(person)}(?:{number})?(?=(,?\s+)([(\[]?)$)"
    match = re.search(pattern, before, re.IGNORECASE)
    if match is None:
        return None
    kept = before[: match.end()].removesuffix(number or "\0") + number
    if match[2]:
        closed = text[end : end + 1] == _BRACKETS[match[2]]
        return (kept, end + 1) if closed else None
    follows = match[1].startswith(",") and text[end : end + 1] == ","
    return kept, end + 1 if follows else end


def _roles(person: Person) -> str:
    """Return a pattern of the ways to say a role without its article."""
    ways = {ARTICLE.sub("", role) for role in (person.called, person.role) if role}
    return f"(?:{'|'.join(map(re.escape, sorted(ways, key=len, reverse=True)))})"


def _without_aside(text: str, end: int, person: Person, upcoming: Sighting | None) -> int:
    """Return where a name ends with what only repeats it: “Ada (on-call)”, “Ada <ada@x>”."""
    words = {word.lower() for word in _WORDS.findall(person.called)}
    aside = _ASIDE.match(text, end)
    if aside and {word.lower() for word in _WORDS.findall(aside[1])} <= words:
        return aside.end()
    apart = re.compile(rf",\s+(?:the|our|an?)\s+{_roles(person)}\b,?", re.IGNORECASE)
    explained = apart.match(text, end)
    if explained:
        return explained.end()
    if upcoming and upcoming.people == (person,):
        opened = text[end : upcoming.start].strip()
        if opened in _BRACKETS and text[upcoming.end : upcoming.end + 1] == _BRACKETS[opened]:
            return upcoming.end + 1
    return end


@cache
def wordy(kind: type[Item]) -> tuple[str, ...]:
    """Return the fields of a kind that hold what people wrote."""
    return tuple(
        name
        for name, field in kind.model_fields.items()
        if name not in _IDENTITIES and _holds_text(field.annotation)
    )


def _holds_text(annotation: Any) -> bool:
    if annotation == tuple[str, ...]:
        return True
    return (
        isinstance(annotation, type)
        and issubclass(annotation, str)
        and not issubclass(annotation, Choice)
    )


@cache
def _longest(kind: type[Item], name: str) -> int | None:
    """Return how many characters a field holds."""
    for rule in kind.model_fields[name].metadata:
        if (length := getattr(rule, "max_length", None)) is not None:
            return int(length)
    return None
