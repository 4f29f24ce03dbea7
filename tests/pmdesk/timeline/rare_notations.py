"""Invented timelines in notations that are seldom seen, told as in `notations`."""

from tests.pmdesk.timeline.notations import DISK, Notation

_STAMPS = (
    "Mar-14-2025 01:20 PM +UTC:",
    "14:20 hrs:",
    "14:20h -",
    "1420 hours:",
    "<14:20>",
    "@14:20",
    "14:20 /",
    "14:20 \\-",
    "14:20 &mdash;",
    "14:20 …",
    "14:20 ...",
    "14:20 (+00:15)",
    "14:20 [T+15m]",
    "20250314T1320Z",
    "2025-03-14-14:20",
    "14-MAR-25 14:20",
    "14.03. 14:20",
    "<2025-03-14 Fri 14:20>",
    "2025-03-14 (14:20)",
    "13:20 UTC, 14:20 CET:",
    "1320z",
    "14:20 local time:",
    "Beginning at 14:20,",
    "Mar-14 14:20",
    "[14:20](https://example.org/p123)",
)
_ABOUT = ("±14:20", "14:20 (?)", "14:2x:", "14:20 or thereabouts:", "Shortly after 14:20,")

RARE_NOTATIONS = (
    *(
        Notation(f"the stamp {it}", f"{it} disk full\n14:30 CET failed over", DISK)
        for it in _STAMPS
    ),
    *(Notation(f"about, as {it}", f"{it} disk full", "~14 13:20 disk full") for it in _ABOUT),
    Notation(
        "the time since T0 and the time of day",
        "(T+0) 14:20 disk full\n(T+10m) 14:30 failed over",
        DISK,
    ),
    Notation(
        "what a browser writes",
        "Fri Mar 14 2025 14:20:00 GMT+0100 (CET): disk full",
        "14 13:20 disk full",
    ),
    Notation("noon as people say it", "12:00 noon: disk full", "14 11:00 disk full"),
    Notation(
        "links that begin with a time",
        "- [14:20: disk full](https://example.org/a)\n"
        "- [14:30](https://example.org/b): failed over",
        DISK,
    ),
    Notation(
        "links within the text",
        "- [Friday 14 March](#friday-14-march)\n- [14:20](#1420)\n\n"
        "14:20 disk full\n14:30 failed over",
        DISK,
    ),
    Notation(
        "a field with the day",
        "## Timeline\n**Date: 2025-03-13**\n- 14:20 disk full\n\n"
        "**Date: 2025-03-14**\n- 14:20 disk full",
        "13 13:20 disk full\n14 13:20 disk full",
    ),
    Notation(
        "a dotted time alone below a day",
        "Thu 13 Mar 2025\n- tuned\n\nFri 14 Mar 2025\n14.20\n- disk full\n- twice",
        "13 tuned\n14 13:20 disk full\n- twice",
    ),
    Notation(
        "an aside in parentheses",
        "14:20 disk full\n(14:30-15:00 we ate)",
        "14 13:20 disk full\n14 13:30..14 14:00 we ate",
    ),
)
