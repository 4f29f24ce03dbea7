"""The cells of tables in Markdown, of wikis, and between pipes or tabs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SPLIT = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+=-]*$")
_WIKI = re.compile(r"\{|-(?!-)")


@dataclass(slots=True)
class Cells:
    """A row of a table: its line, where it stands, and what is in it."""

    line: int
    span: tuple[int, int]
    cells: list[str]


def split_row(text: str) -> list[str]:
    """Return the cells of a row, without the pipes at its ends."""
    if "|" not in text:
        return [cell.strip() for cell in text.split("\t")]
    body = text.strip().lstrip("> \t")
    if "||" in body:
        body = body.replace("||", "|")
    cells = _SPLIT.split(body) if "\\|" in body else body.split("|")
    if cells and not cells[0].strip() and body.startswith("|"):
        cells = cells[1:]
    if cells and not cells[-1].strip() and body.endswith("|"):
        cells = cells[:-1]
    return [cell.strip().replace("\\|", "|") for cell in cells]


def wiki_rows(rows: Sequence[Cells]) -> list[Cells]:
    """Put the cells of a wiki’s table together, of which each may stand on a line of its own."""
    if not any(_WIKI.match(row.cells[0]) for row in rows if len(row.cells) == 1):
        return list(rows)
    found: list[Cells] = []
    for row in rows:
        first = row.cells[0] if row.cells else ""
        if first.startswith(("{", "+", "}", "-")) and len(row.cells) == 1:
            found.append(Cells(row.line, row.span, []))
        elif found and first.startswith("!"):
            titles = (cell for cell in "|".join(row.cells).strip("! ").split("!") if cell.strip())
            found[-1].cells += [title.rpartition("|")[2].strip() for title in titles]
        elif found:
            whole = found[-1]
            begin = whole.span[0] if whole.cells else row.span[0]
            line = whole.line if whole.cells else row.line
            found[-1] = Cells(line, (begin, row.span[1]), whole.cells + row.cells)
    return [row for row in found if row.cells]


def is_rule(text: str) -> bool:
    """Tell whether a row only separates others."""
    return _RULE.match(text) is not None
