"""Reaching into decoded JSON of which nothing is certain: a wrong kind of value is no value."""

from collections.abc import Mapping, Sequence
from typing import Any

Entry = Mapping[str, Any]

_EARLY = 5


def text(entry: Any, *path: str) -> str:
    """Return the text or whole number at the end of a path, else nothing."""
    value = reach(entry, *path)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def first_text(entry: Any, *names: str) -> str:
    """Return the first of several fields that holds a text."""
    return next(filter(None, (text(entry, name) for name in names)), "")


def reach(entry: Any, *path: str) -> Any:
    """Return what stands at the end of a path, else None."""
    for name in path:
        entry = entry.get(name) if isinstance(entry, dict) else None
    return entry


def listed(value: Any, *path: str) -> Sequence[Any]:
    """Return the list at the end of a path, else an empty one."""
    found = reach(value, *path)
    return found if isinstance(found, list) else ()


def has(value: Any, *names: str) -> bool:
    """Tell whether a value is an object with all of these fields."""
    return isinstance(value, dict) and all(name in value for name in names)


def is_list_of(value: Any, *names: str) -> bool:
    """Tell whether a value is a list in which an object with all of these fields comes early."""
    return isinstance(value, list) and any(has(one, *names) for one in value[:_EARLY])
