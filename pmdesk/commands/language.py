"""`pmdesk language check`: what in a text may turn a review towards persons, for use elsewhere."""

import argparse
import json
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pmdesk import incoming
from pmdesk.commands.options import add_json
from pmdesk.language import Finding, Strength, check
from pmdesk.language.masking import prose_of
from pmdesk.timeline.formats.decoding import decode
from pmdesk.timeline.formats.source import suffix

_WRITTEN = {".md", ".markdown", ".txt", ""}
"""How the names of texts end; other files in a folder are passed over."""


def add_options(command: argparse.ArgumentParser) -> None:
    """Say what the command and its verb take."""
    verbs = command.add_subparsers(title="commands", metavar="COMMAND", required=True)
    says = "find wording that turns a review towards persons; end with 1 where it is certain"
    checking = verbs.add_parser("check", help=says, description=f"{says.capitalize()}.")
    checking.add_argument(
        "file", metavar="FILE", help="a Markdown or text file, or a folder; - for standard input"
    )
    checking.add_argument(
        "--participants",
        nargs="+",
        default=[],
        metavar="NAME",
        help="people who took part, by name, handle or address",
    )
    checking.add_argument(
        "--language", default="en", metavar="CODE", help="whose rules to use; default: %(default)s"
    )
    add_json(checking)


def run(chosen: argparse.Namespace) -> int:
    """Print what was found; return 1 where something strong is among it, so that it can guard."""
    found = [
        Place(page, finding)
        for page in _pages(chosen.file)
        for finding in check(prose_of(page.text), chosen.participants, code=chosen.language)
    ]
    if chosen.json:
        print(json.dumps([place.facts() for place in found], indent=2, ensure_ascii=False))
    else:
        for place in found:
            print(place.lines())
    strong = sum(place.finding.strength is Strength.STRONG for place in found)
    if not chosen.json:
        print(_said(strong, len(found) - strong), file=sys.stderr)
    return 1 if strong else 0


def _said(strong: int, hints: int) -> str:
    if strong or hints:
        return f"{strong} to reword, {hints} to look at again."
    return "No known patterns found."


@dataclass(frozen=True)
class Page:
    """A text with the name of its file."""

    name: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(at + 1 for at, char in enumerate(self.text) if char == "\n")]

    def line_and_column(self, at: int) -> tuple[int, int]:
        """Return where a character stands, both from 1."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1


@dataclass(frozen=True)
class Place:
    """A finding on a page."""

    page: Page
    finding: Finding

    def facts(self) -> dict[str, object]:
        """Return what other programs want to know."""
        one, (line, column) = self.finding, self.page.line_and_column(self.finding.start)
        return {
            "file": self.page.name,
            "line": line,
            "column": column,
            "start": one.start,
            "end": one.end,
            "text": self.page.text[one.start : one.end],
            "category": one.category.value,
            "strength": one.strength.value,
            "why": one.why,
            "rewordings": list(one.rewordings),
            "rule": one.rule,
        }

    def lines(self) -> str:
        """Return what people want to know, as other checkers say it."""
        one, (line, column) = self.finding, self.page.line_and_column(self.finding.start)
        said = " ".join(self.page.text[one.start : one.end].split())
        about = f"{one.category.label} ({one.strength.value})"
        where = f"{self.page.name}:{line}:{column}: {about}: “{said}”. {one.why}"
        return "\n".join([where, *(f"    → {reworded}" for reworded in one.rewordings)])


def _pages(name: str) -> Iterator[Page]:
    if name == "-":
        source = incoming.read_stream(sys.stdin.buffer, "standard input")
    else:
        source = incoming.read_path(Path(name))
    for part, content in source.parts.items():
        if len(source.parts) == 1 or suffix(part) in _WRITTEN:
            yield Page(part, decode(part, content).text.replace("\r\n", "\n"))
