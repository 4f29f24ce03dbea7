"""All actions and root causes as a spreadsheet to sort, filter and print (XLSX)."""

import io
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any, Generic, TypeVar

from exports.blocks import is_web_address
from exports.options import Options
from pmdesk.model import Action, Category, Why
from pmdesk.record import Record
from pmdesk.whys.reasons import proximate_of

LONGEST_CELL = 32_767
"""Characters that a cell holds; what is longer ends in an ellipsis."""
_LONGEST_LINK = 2079
_LONGEST_TITLE = 255
_FEW = 4000
"""Letters of a cell that already make the tallest row."""
_PAPERS = {"Letter": 1, "A4": 9}
_MARGIN = 0.4
"""Inches of paper around a printed page."""

_LOOK = {"font_name": "Calibri", "font_size": 11, "text_wrap": True, "valign": "top"}
_ROW = {"align": "left", "bottom": 1, "bottom_color": "#D3D9E2"}
_HEAD = {"bold": True, "bg_color": "#E8ECF2", "bottom": 1, "bottom_color": "#8894A6"}
_LINE, _AIR, _TALLEST = 15.0, 5.0, 409.0
"""Points of a line of text, of the space around the lines of a row, and of the tallest row."""

T = TypeVar("T")


@dataclass(frozen=True)
class _Link:
    """Words that lead to an address."""

    words: str
    url: str

    @property
    def leads(self) -> bool:
        """Whether a spreadsheet takes the address."""
        return is_web_address(self.url) and len(self.url) <= _LONGEST_LINK


_Value = str | int | date | _Link | None


@dataclass(frozen=True)
class _Column(Generic[T]):
    """A column by its title, its width in letters, and what it says of an item."""

    title: str
    width: int
    value: Callable[[Record, T], _Value]


def _cause_of(record: Record, action: Action) -> str:
    cause = record.get(Why, action.cause_id)
    return cause.text if cause else ""


def _committed_by(_record: Record, action: Action) -> str:
    role = action.committed_role
    return ", ".join(part for part in (action.committed_by, role) if part)


def _issue(_record: Record, action: Action) -> _Value:
    return _Link(action.tracker_key or action.tracker_url, action.tracker_url)


def _remark(_record: Record, action: Action) -> str:
    return "\n".join(part for part in (action.declined_because, action.due_reason) if part)


_ACTIONS = (
    _Column[Action]("Action", 44, lambda _record, action: action.text),
    _Column[Action]("Kind", 13, lambda _record, action: action.kind.label),
    _Column[Action]("Purpose", 17, lambda _record, action: action.action_class.label),
    _Column[Action]("Root cause", 32, _cause_of),
    _Column[Action]("Team", 17, lambda _record, action: action.team),
    _Column[Action]("Due", 13, lambda _record, action: action.due),
    _Column[Action]("State", 12, lambda _record, action: action.state.label),
    _Column[Action]("Committed by", 18, _committed_by),
    _Column[Action]("Committed on", 14, lambda _record, action: action.committed_on),
    _Column[Action]("Issue", 13, _issue),
    _Column[Action]("Done on", 13, lambda _record, action: action.done_on),
    _Column[Action]("Remarks", 26, _remark),
)


def _category(_record: Record, cause: Why) -> str:
    return "" if cause.category is Category.NONE else cause.category.label


def _fixes(record: Record, cause: Why) -> int:
    return sum(action.fixes for action in record.actions_for(cause))


_CAUSES = (
    _Column[Why]("Root cause", 44, lambda _record, cause: cause.text),
    _Column[Why]("Category", 14, _category),
    _Column[Why]("What has to change", 44, lambda _record, cause: cause.lasting_change),
    _Column[Why]("Proximate cause", 36, proximate_of),
    _Column[Why]("Priority actions", 16, _fixes),
    _Column[Why]("Same cause before", 22, lambda _record, cause: cause.earlier),
)


def write(record: Record, options: Options) -> bytes:
    """Return the workbook; the same record gives the same bytes."""
    from xlsxwriter import Workbook

    target = io.BytesIO()
    no_guesses = ("strings_to_formulas", "strings_to_numbers", "strings_to_urls")
    book = Workbook(target, {"in_memory": True, **dict.fromkeys(no_guesses, False)})
    root = record.postmortem
    made = root.created_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": f"{root.key} {root.title}"[:_LONGEST_TITLE], "created": made})
    pages = _Pages(book, record, _PAPERS[options.paper])
    pages.add("Actions", _ACTIONS, record.actions)
    pages.add("Root causes", _CAUSES, record.root_causes)
    book.close()
    return target.getvalue()


class _Pages:
    """The sheets of one workbook, which look alike."""

    def __init__(self, book: Any, record: Record, paper: int) -> None:
        self._book = book
        self._record = record
        self._paper = paper
        self._column = book.add_format(_LOOK)
        self._head = book.add_format(_LOOK | _HEAD)
        self._cell = book.add_format(_LOOK | _ROW)
        self._date = book.add_format(_LOOK | _ROW | {"num_format": "d mmm yyyy"})
        self._link = book.add_format(_LOOK | _ROW | {"font_color": "#1F5FBF", "underline": 1})

    def add(self, name: str, columns: Sequence[_Column[T]], items: Sequence[T]) -> None:
        """Write a table with a header that stays in sight, on screen and on every page."""
        sheet = self._book.add_worksheet(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width, self._column)
            sheet.write_string(0, place, column.title, self._head)
        sheet.set_row(0, _LINE + _AIR)
        for row, item in enumerate(items, 1):
            values = [column.value(self._record, item) for column in columns]
            sheet.set_row(row, _height(columns, values))
            for place, value in enumerate(values):
                self._write(sheet, row, place, value)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(items), len(columns) - 1)
        sheet.set_paper(self._paper)
        sheet.set_landscape()
        sheet.set_margins(*(_MARGIN,) * 4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _write(self, sheet: Any, row: int, place: int, value: _Value) -> None:
        if isinstance(value, date):
            sheet.write_datetime(row, place, value, self._date)
        elif isinstance(value, int):
            sheet.write_number(row, place, value, self._cell)
        elif isinstance(value, _Link) and value.leads:
            sheet.write_url(row, place, value.url, self._link, _held(value.words))
        elif value:
            words = value.words if isinstance(value, _Link) else value
            sheet.write_string(row, place, _held(words), self._cell)
        else:
            sheet.write_blank(row, place, None, self._cell)


def _height(columns: Sequence[_Column[T]], values: Sequence[_Value]) -> float:
    """Return the height of a row in points; not every program finds it out by itself."""
    texts = [value if isinstance(value, str) else "" for value in values]
    lines = max(_lines(text, c.width) for c, text in zip(columns, texts, strict=True))
    return min(lines * _LINE + _AIR, _TALLEST)


def _lines(text: str, width: int) -> int:
    return sum(max(len(textwrap.wrap(line, width)), 1) for line in text[:_FEW].split("\n"))


def _held(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"
