"""What a project of Jira says about its issues, and what that means for a draft."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pmdesk.trackers.draft import IssueDraft

DUE = "duedate"
_GIVEN = {"description", "issuetype", "project", "reporter", "summary"}
"""The required fields that every issue of ours has, or that Jira fills in."""


@dataclass(frozen=True)
class Field:
    """What a project says of one field of its issues."""

    label: str
    is_required: bool
    allowed: tuple[str, ...]


@dataclass(frozen=True)
class JiraProject:
    """A project, and the one type of issue that is made in it."""

    key: str
    type_name: str
    """As the project spells it, where it has it."""
    types: Mapping[str, str] = field(default_factory=dict)
    """The types that it has, their identities by their names."""
    fields: Mapping[str, Field] = field(default_factory=dict)
    """The fields of the type; empty where Jira does not say."""

    @classmethod
    def of(cls, key: str, wanted: str, usual: str, told: Iterable[Any]) -> "JiraProject":
        """Return a project of which Jira told the types; without a wish the usual one is made."""
        types = {kind["name"]: str(kind["id"]) for kind in told if not kind.get("subtask")}
        known = {name.casefold(): name for name in types}
        found = known.get((wanted or usual).casefold())
        return cls(key, found or wanted or next(iter(types), usual), types)

    def with_fields(self, told: Iterable[Any]) -> "JiraProject":
        """Return the project with what Jira told of the fields."""
        return replace(self, fields=dict(map(_field, told)))

    def checked(self, draft: IssueDraft) -> IssueDraft:
        """Return a draft as the project takes it, with notes and refusals."""
        if self.types and self.type_name not in self.types:
            has = ", ".join(self.types)
            refusal = f"{self.key} has no type of issue “{self.type_name}”; it has {has}."
            return draft.refusing(refusal)
        if not self.fields:
            return draft
        return self._asked_for(self._with_priority(self._fitted(draft)))

    def _fitted(self, draft: IssueDraft) -> IssueDraft:
        """Leave out what the project has no field for."""
        if draft.labels and "labels" not in self.fields:
            draft = self._lacking(replace(draft, labels=()), "labels")
        if draft.due and due_field(draft) not in self.fields:
            draft = self._lacking(replace(draft, due=None), "due date")
        if draft.priority and "priority" not in self.fields:
            draft = self._lacking(replace(draft, priority=""), "priority")
        return draft

    def _lacking(self, draft: IssueDraft, what: str) -> IssueDraft:
        return draft.noting(f"{self.type_name} in {self.key} has no {what}: it is left out.")

    def _with_priority(self, draft: IssueDraft) -> IssueDraft:
        allowed = self.fields["priority"].allowed if draft.priority else ()
        if not allowed or draft.priority in allowed:
            return draft
        note = f"{self.key} has no priority “{draft.priority}”; it has {', '.join(allowed)}."
        return replace(draft, priority="").noting(note)

    def _asked_for(self, draft: IssueDraft) -> IssueDraft:
        """Name the fields that must be filled in, and that are not."""
        given = {*_GIVEN, *optional(draft)}
        missing = [f.label for key, f in self.fields.items() if f.is_required and key not in given]
        if not missing:
            return draft
        names = ", ".join(f"“{label}”" for label in missing)
        refusal = (
            f"{self.key} asks for {names} with every {self.type_name}. Choose another type "
            "of issue, or have the field made optional."
        )
        return draft.refusing(refusal)


def due_field(draft: IssueDraft) -> str:
    """Return the identity of the field that the due date goes to."""
    return draft.due_field or DUE


def optional(draft: IssueDraft) -> dict[str, Any]:
    """Return the values that an issue can do without, by the identities of their fields."""
    values: dict[str, Any] = {}
    if draft.labels:
        values["labels"] = list(draft.labels)
    if draft.priority:
        values["priority"] = {"name": draft.priority}
    if draft.due:
        values[due_field(draft)] = draft.due.isoformat()
    return values


def _field(told: Mapping[str, Any]) -> tuple[str, Field]:
    key = told.get("fieldId") or told.get("key") or ""
    allowed = tuple(str(v["name"]) for v in told.get("allowedValues") or () if v.get("name"))
    required = bool(told.get("required")) and not told.get("hasDefaultValue")
    return str(key), Field(str(told.get("name", key)), is_required=required, allowed=allowed)
