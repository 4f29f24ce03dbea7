"""What makes reading fast changes nothing of what is read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.timeline import parse
from pmdesk.timeline.layouts import rows
from pmdesk.timeline.reading import Reading
from pmdesk.timeline.written import stamps
from tests.pmdesk.timeline.list_notations import LIST_NOTATIONS
from tests.pmdesk.timeline.notations import NOTATIONS, Notation
from tests.pmdesk.timeline.page_notations import PAGE_NOTATIONS
from tests.pmdesk.timeline.rare_notations import RARE_NOTATIONS
from tests.pmdesk.timeline.report_notations import REPORT_NOTATIONS
from tests.steps import steps

_ALL = (*NOTATIONS, *RARE_NOTATIONS, *REPORT_NOTATIONS, *PAGE_NOTATIONS, *LIST_NOTATIONS)
_NEVER = re.compile("(?!)")


@contextmanager
def the_long_way() -> Iterator[None]:
    """Let the grammars look at every line and every time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stamps, "take_common", lambda _: None)
        patch.setattr(stamps, "ENDED", _NEVER)
        patch.setattr(rows, "_COMMON", _NEVER)
        yield


def read(text: str) -> Reading:
    """Read a text on a day and in a zone where clocks jump."""
    return parse(text, "2025-03-30", "Europe/Berlin")


@pytest.mark.parametrize("notation", _ALL, ids=lambda notation: notation.name)
def test_a_notation_reads_the_same_the_long_way(notation: Notation) -> None:
    quickly = read(notation.text)
    with the_long_way():
        assert read(notation.text) == quickly


_CLOCKS = st.from_regex(
    r"(?:2025-(?:0[0-9]|1[0-9])-[0-3][0-9](?:[ T]|, | - )"
    r"|(?:Mar|March|Sept|Oct) [0-3]?[0-9](?:,? 2025)?"
    r"(?:,? |, - | at | - |, at ))?(?:[0-9]|[0-2][0-9]):[0-6][0-9](?::[0-6][0-9](?:[.,][0-9])?)?"
    r"(?: ?[AaPp][Mm]?\.?)?(?: ?(?:UTC|Z|GMT|CET|CEST|PDT|IST|ET|WAT|h|hrs|Uhr))?",
    fullmatch=True,
)
_BEHIND = st.sampled_from(
    [
        "", " - disk full", " – disk full", "–14:50 disk full", " to 15:10: x", ": disk", ":disk",
        " disk full again", " Disk fills up again", " on 3 March: x", " March 3 x", "** disk",
        "] disk", ") - x", " | x", "%", " % x", "-05:00 x", " +0100 x", " - 5 x", " -> x",
        " -04 x", " (12:00 CET) x", " / 9:00 EST x", "~ x", " (est.) x", ",5 x", ".5 x", " 'x",
        "** - x", " -> ca. 9:00", " `x`", "Z", " ::::: disk full", " | Disk full", " | disk full",
        " | 15:20 CET x", " | Mar 3, 15:20 CET x", "]Ada: disk full", "], Ada", ", Ada said so",
        ", then disk full", ", on 3 March", ", Monday: x", " - <https://x.org> x",
        " – <t:1741958400>", " :-) x", " :15 x", "/CEST x", " (UTC+1) x", " | noon", " | [x",
        "] [x", ", 15:20 CET x",
    ]
)  # fmt: skip
_BEFORE = st.sampled_from(
    [
        "",
        "- ",
        "## ",
        "**",
        "[",
        "> ",
        "| ",
        "At ",
        "~",
        "Detected: ",
        "Posted ",
        "between ",
        "from ",
        "  ",
    ]
)
_WORDS = st.sampled_from(
    [
        "- disk full",
        "## Disk",
        "noon: x",
        "t: x",
        "* Midnight - x",
        "o  x",
        "Words, words",
        "  in",
        "| a | b",
        "- c",
        "d |",
        "| e |",
        "|",
    ]
)
_LINES = st.one_of(st.tuples(_BEFORE, _CLOCKS, _BEHIND).map("".join), _WORDS)


@given(st.lists(_LINES, min_size=1, max_size=6).map("\n".join))
def test_any_lines_read_the_same_the_long_way(text: str) -> None:
    quickly = read(text)
    with the_long_way():
        assert read(text) == quickly


@pytest.mark.parametrize(
    "text",
    [
        "- 1420 - disk full\n1430 Ada failed over\n",
        "Posted on Mar 14, 2025 - 13:20 UTC\nResolved - all well.\n",
        "14:20 disk full\n<table>\n",
        "Resolved\n\n14:20 CET\n\nall well\n\n",
        "- 0920 pager rings\n- 1500 failed over\n",
        'disk full {{< track "2025-03-14 14:20:00" >}}\n\n',
    ],
)
def test_twice_the_lines_take_about_twice_the_steps(text: str) -> None:
    read(text * 10)
    assert steps(lambda: read(text * 1_000)) < 2.4 * steps(lambda: read(text * 500))
