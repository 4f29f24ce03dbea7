"""Services, teams and people as CSV: a file for each kind, its columns called as its fields are.

Several names in a cell have a semicolon between them; one within a name, and a backslash, has a
backslash before it. Reading merges by name: what the file does not mention stays.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pmdesk.changes import Change, insert, set_fields
from pmdesk.errors import InvalidValue
from pmdesk.formulas import guarded, unguarded
from pmdesk.model import Item
from pmdesk.record import Record

MOST_ROWS = 10_000
_MOST_SAID = 8
"""Rows with mistakes that are told one by one; the rest is counted."""

_OWN = ("id", "record_id")
_SPECIAL = re.compile(r"([\\;])")
_WHY = {"unexpected end of data": "a quotation mark is opened there and never closed"}
"""What is said of a file that is no CSV, by what Python says."""
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True)
class Plan:
    """What reading a file would do: how many items come, change and stay, and the one change."""

    added: int
    changed: int
    same: int
    others: int
    """How many are not in the file; they stay too."""
    change: Change


def write(items: Iterable[Item], kind: type[Item]) -> str:
    """Return items of a kind as CSV, which `read` takes back exactly."""
    lines = _Lines()
    rows = csv.writer(lines, lineterminator="\r\n")
    fields = _fields(kind)
    rows.writerow(fields.values())
    for item in items:
        rows.writerow([guarded(_cell(getattr(item, field))) for field in fields])
    return "".join(lines.written)


def read(text: str, kind: type[Item], directory: Record, many: str) -> Plan:
    """Return what a file would make of a directory; `many` is what its items are called.

    Raises `InvalidValue` with the numbers of the rows that do not fit; then nothing is read.
    """
    rows = [row for row in _rows(text) if any(cell.strip() for cell in row[1])]
    if not rows:
        raise InvalidValue("The file is empty. Its first line names the columns.")
    if len(rows) > MOST_ROWS:
        message = f"The file has more than {MOST_ROWS:,} rows. Divide it, and import the parts."
        raise InvalidValue(message)
    fields = _header(rows[0][1], kind, many)
    found = _values(rows[1:], fields, kind)
    return _merged(found, kind, directory, many)


def _fields(kind: type[Item]) -> dict[str, str]:
    """Return the fields that a file has, each with its title."""
    fields = kind.model_fields.items()
    return {name: str(field.title) for name, field in fields if name not in _OWN}


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(_SPECIAL.sub(r"\\\1", name) for name in value)
    return str(value)


class _Lines:
    """Takes what a CSV writer writes."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, text: str) -> None:
        self.written.append(text)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with their numbers as a spreadsheet shows them."""
    lines = re.split(r"(?<=\n)", text.replace("\r\n", "\n").replace("\r", "\n"))
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    number = 0
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=delimiter, strict=True), 1):
            yield number, cells
    except csv.Error as error:
        why = _WHY.get(str(error), f"it cannot be read as CSV ({error})")
        raise InvalidValue(f"Row {number + 1}: {why}. Save the file as CSV once more.") from None


def _header(cells: Sequence[str], kind: type[Item], many: str) -> list[str]:
    """Return the field of each column; raises for a column that is none."""
    titles = {title.casefold(): name for name, title in _fields(kind).items()}
    names = [unguarded(cell).strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    known = ", ".join(_fields(kind).values())
    for place, name in enumerate(names):
        if name.casefold() not in titles:
            message = f"Row 1: {many} have no column “{name}”. Their columns are: {known}."
            raise InvalidValue(message)
        if name.casefold() in (other.casefold() for other in names[:place]):
            raise InvalidValue(f"Row 1: the column “{name}” is there twice. Remove one.")
    fields = [titles[name.casefold()] for name in names]
    if "name" not in fields:
        message = f"Row 1: the column “{_fields(kind)['name']}” is missing; rows are told by it."
        raise InvalidValue(message)
    return fields


def _values(
    rows: Iterable[tuple[int, list[str]]], fields: Sequence[str], kind: type[Item]
) -> list[dict[str, Any]]:
    """Return the values of each row; raises one sentence for all rows that do not fit."""
    found: list[dict[str, Any]] = []
    rows_of: dict[str, int] = {}
    wrong: list[str] = []
    for number, cells in rows:
        try:
            values = _read_row(cells, fields, kind)
        except InvalidValue as error:
            wrong.append(f"Row {number}: {error}")
            continue
        first = rows_of.setdefault(values["name"].casefold(), number)
        if first != number:
            wrong.append(f"Row {number}: “{values['name']}” is in row {first} already.")
        found.append(values)
    if wrong:
        more = len(wrong) - _MOST_SAID
        said = [*wrong[:_MOST_SAID], *([f"and {more} more rows."] if more > 0 else [])]
        raise InvalidValue("\n".join(["Nothing was imported.", *said]))
    return found


def _read_row(cells: Sequence[str], fields: Sequence[str], kind: type[Item]) -> dict[str, Any]:
    if any(cell.strip() for cell in cells[len(fields) :]):
        raise InvalidValue("There are more cells than columns.")
    values: dict[str, Any] = {}
    for field, cell in zip(fields, [*cells, *[""] * len(fields)], strict=False):
        known = kind.model_fields[field]
        text = unguarded(cell)
        if isinstance(known.default, tuple):
            values[field] = tuple(_names(text))
        elif isinstance(known.default, str) or text.strip() or known.is_required():
            # A number that is left out stays as it is.
            values[field] = text
    return kind.valid(**values)


def _names(text: str) -> Iterator[str]:
    """Yield the names in a cell."""
    for part in re.findall(r"(?:\\.|[^;\\]|\\$)+", text):
        if name := re.sub(r"\\(.)", r"\1", part).strip():
            yield name


def _merged(
    found: Iterable[Mapping[str, Any]], kind: type[Item], directory: Record, many: str
) -> Plan:
    """Add what is new by its name, and change what is there."""
    label = f"Import {many}"
    known = {_name(item): item for item in directory.all(kind)}
    new: list[Item] = []
    sets: list[Change] = []
    for values in found:
        item = known.get(str(values["name"]).casefold())
        if item is None:
            new.append(kind.checked(record_id=directory.id, **values))
        else:
            sets.append(set_fields(label, item, **values))
    changes = [change for change in sets if change]
    others = len(known) - len(sets)
    whole = insert(label, *new).joined(changes)
    return Plan(len(new), len(changes), len(sets) - len(changes), others, whole)


def _name(item: Item) -> str:
    return str(item.__dict__["name"]).casefold()
