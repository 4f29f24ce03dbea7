"""Invented timelines in the shapes of whole published reports, told as in `notations`."""

from tests.pmdesk.timeline.notations import DISK, Notation

REPORT_NOTATIONS = (
    Notation(
        "a table without outer bars below a rule with colons",
        "Time (Pacific) | What\n------:|-----\n14:20 | disk full\n14:30 | failed over\n\n"
        "From this we see that it was quick.",
        "14 21:20 disk full\n14 21:30 failed over",
    ),
    Notation(
        "days that say the zone beside them",
        "2025-03-13 (all times UTC)\n- 14:20 disk full\n\n2025-03-14 (all times UTC)\n"
        "- 09:10 disk full again",
        "13 14:20 disk full\n14 09:10 disk full again",
    ),
    Notation(
        "a list of lines and a paragraph behind it",
        "14:20 -> disk full\n14:30 -> failed over\n\nWe had no alert for it.\n\n1. Add an alert.",
        DISK,
    ),
    Notation(
        "entries apart and a paragraph behind them",
        "14:20 disk full\n\n14:25 pager rings\n\n14:30 failed over\n\nTwo mistakes were made.",
        "14 13:20 disk full\n14 13:25 pager rings\n14 13:30 failed over",
    ),
    Notation(
        "entries of several paragraphs",
        "14:20 disk full\n\nNobody saw it.\n\n14:30 failed over\n\nThat helped.",
        "14 13:20 disk full\nNobody saw it.\n14 13:30 failed over\nThat helped.",
    ),
    Notation(
        "questions that head the parts of a report",
        "What happened?\nBetween 14:20 and 14:30 the disk was full.\nHow did we respond?\n"
        "- 14:20 – disk full\n- 14:25 – pager rings\n- 14:30 – failed over\n"
        "What happens next?\nWe look for the cause.",
        "14 13:20 disk full\n14 13:25 pager rings\n14 13:30 failed over",
    ),
    Notation(
        "a time within the brackets of its tag",
        "[OUTAGE 14 Mar, 2:20 p.m.] disk full\n\n[RESOLVED 2:30 p.m.] failed over",
        "14 13:20 OUTAGE: disk full\n14 13:30 RESOLVED: failed over",
    ),
    Notation(
        "labels before the first and the last time",
        "Start: 2025/03/14 14:20  disk full\n2025/03/14 14:25  pager rings\n"
        "End: 2025/03/14 14:30  failed over",
        "14 13:20 Start: disk full\n14 13:25 pager rings\n14 13:30 End: failed over",
    ),
    Notation(
        "entries that end with their time and a remark",
        "* [https://example.org/a Disk 2 is full], 2025-03-14 13:20 UTC (as we heard)\n"
        "* Failed over to 3, 2025-03-14 13:30 UTC",
        "14 13:20 Disk 2 is full (as we heard)\n14 13:30 Failed over to 3",
    ),
)
