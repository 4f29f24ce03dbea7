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
    Notation(
        "half of the day behind a sign",
        "02:20~ PM disk full\n02:30 PM failed over",
        "~14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "hours in a numbered list",
        "1. 2025/03/14 2pm: disk full\n2. 2025/03/14 3pm-ish: failed over",
        "14 13:00 disk full\n~14 14:00 failed over",
    ),
    Notation(
        "hours with their day",
        "3/13 2pm: disk full\n3/14 3pm: failed over",
        "13 13:00 disk full\n14 14:00 failed over",
    ),
    Notation(
        "sentences with the day behind the zone",
        "At 13:20 UTC 2025-03-14 the disk was full.\n\nBy 13:30 UTC 2025-03-14 we failed over.",
        "14 13:20 the disk was full.\n14 13:30 we failed over.",
    ),
    Notation(
        "headings that end with a time",
        "### 1. Detection (14:20 - 14:35 CET)\n\nAlarms.\n\n### 2. Repair (14:40 CET)\n\nDone.",
        "14 13:20..14 13:35 Detection\nAlarms.\n14 13:40 Repair\nDone.",
    ),
    Notation(
        "numbered days",
        "*Day 1: Thursday, March 13*\n\n14:20 disk full\n\n*Day 2: Friday, March 14*\n\n"
        "14:20 failed over",
        "13 13:20 disk full\n14 13:20 failed over",
    ),
    Notation(
        "numbered questions",
        "2) What did you do?\n\n•14:20: disk full\n•14:30: failed over\n\n3) What next?",
        DISK,
    ),
    Notation("a wiki’s list of terms", ";14:20\n:disk full\n;14:30\n:failed over", DISK),
    Notation("fields", ":14:20: disk full\n:14:30: failed over", DISK),
    Notation(
        "HTML terms",
        "<dl><dt>14:20</dt><dd>disk full</dd>\n<dt>14:30</dt><dd>failed over</dd></dl>",
        DISK,
    ),
    Notation(
        "days without incidents",
        "Mar 15, 2025\n\nNo incidents reported.\n\nMar 14, 2025\n\nDisk full\n"
        "Resolved - We failed over.\nMar 14, 14:30 CET\nInvestigating - We look.\n"
        "Mar 14, 14:20 CET",
        "14 13:30 Resolved - We failed over.\n14 13:20 Investigating - We look.",
    ),
    Notation(
        "days of the week alone",
        "Thursday:\n- 23:50 disk full\n\nFriday\n\n14:30 failed over",
        "13 22:50 disk full\n14 13:30 failed over",
    ),
    Notation(
        "headings closed by their marks",
        "### 14:20 ###\n\ndisk full\n\n## 14:30 ##\n\nfailed over",
        DISK,
    ),
    Notation(
        "a fence that names its language within another",
        "### 14:20\n\ndisk full\n\n```\n```bash\ndf -h\n```\n\n### 14:30\n\nfailed over",
        "14 13:20 disk full\ndf -h\n14 13:30 failed over",
    ),
    Notation(
        "digits that are not known",
        "| Time | Event |\n|---|---|\n| 2025-03-14 13:2xZ | disk full |\n"
        "| 2025-03-14T13:30:xxZ | failed over |",
        "~14 13:20 disk full\n~14 13:30 failed over",
    ),
    Notation(
        "ranges of days that name their month once",
        "- 2025-03-10 → 03-12: tuned\n- March 13–14, 2025: failed over",
        "10..12 tuned\n13..14 failed over",
    ),
    Notation(
        "a cause months before, and no years",
        "- [12-05 14:20] spare removed\n- [03-14 14:20] disk full",
        "2024-12-05 13:20 spare removed\n14 13:20 disk full",
    ),
    Notation(
        "remarks beside the time in its cell",
        "| Time | Event |\n|---|---|\n| 14:20 (first alarm) | disk full |\n"
        "| 14:30, by hand | failed over |",
        "14 13:20 disk full (first alarm)\n14 13:30 failed over by hand",
    ),
    Notation(
        "updates as headings",
        "## Update - 14:30 CET\n\nfailed over\n\n## Update - 14:20 CET\n\ndisk full",
        "14 13:30 Update: failed over\n14 13:20 Update: disk full",
    ),
    Notation(
        "sentences below headings that are times",
        "### 14:20\nbetween ~2pm and 3pm the disk was full\n### 14:30\nfailed over",
        "14 13:20 between ~2pm and 3pm the disk was full\n14 13:30 failed over",
    ),
    Notation(
        "a heading with a long aside",
        "Timeline (all of these times are those of our servers)\n\n14:20 disk full\n\n"
        "Summary\n\nFrom 14:20 to 14:30 the disk was full.",
        "14 13:20 disk full",
    ),
    Notation(
        "states with their times, and words below",
        "- investigating Mar 14, 2025, 01:20 PM UTC\nwe look\n"
        "- resolved Mar 14, 2025, 01:30 PM UTC\nfailed over",
        "14 13:20 investigating: we look\n14 13:30 resolved: failed over",
    ),
    Notation(
        "updates below each other that tell of later times",
        "Update 2025-03-14 14:20 CET (09:20 AM EDT)\n\nAt 16:00 CET we will restart.\n\n"
        "Update 2025-03-14 14:30 CET (09:30 AM EDT)\n\nfailed over",
        "14 13:20 Update: At 16:00 CET we will restart.\n14 13:30 Update: failed over",
    ),
    Notation(
        "numbered updates",
        "Update 1 @2025-03-14 14:20: disk full\n\nUpdate 2 @2025-03-14 14:30: failed over",
        DISK,
    ),
    Notation(
        "a day, a comma and “at”, and the local time in two zones",
        "Posted on: 2025-03-15 09:00\n\nOn March 14, 2025, at around 15:20 local time (13:20 UTC),"
        " the disk was full.\n\nAt 15:30 we failed over.",
        "~14 13:20 the disk was full.\n14 13:30 we failed over.",
    ),
    Notation("no sign in a 12-hour clock", "220pm: disk full\n0230PM: failed over", DISK),
    Notation(
        "the title of a status page",
        "Disk is full\nIncident Report for Shop\nWe look.\nPosted Mar 14, 2025 - 13:20 UTC",
        "14 13:20 We look.",
    ),
    Notation(
        "a zone in a comment",
        " * Real timeline (EDT):\n *   09:20  disk full\n *   09:30  failed over",
        DISK,
    ),
    Notation(
        "signs of other languages",
        "14:20 頃 disk full\n14:30〜14:40 failed over",
        "~14 13:20 disk full\n14 13:30..14 13:40 failed over",
    ),
    Notation(
        "a table of tasks with days beside a timeline",
        "## Timeline\n\n| Time | Event |\n|---|---|\n| 14:20 | disk full |\n\n"
        "## Prochain\n\n| Task | Due |\n|---|---|\n| spare | 2025-04-01 |",
        "14 13:20 disk full",
    ),
    Notation(
        "tags before the time",
        "[Alert] 14:20 disk full\n[Info] 14:30 failed over",
        "14 13:20 Alert: disk full\n14 13:30 Info: failed over",
    ),
    Notation("four digits", "1420 - disk full\n1430 - failed over", DISK),
    Notation(
        "four digits and their end",
        "1420-1425 - disk full\n1430: failed over",
        "14 13:20..14 13:25 disk full\n14 13:30 failed over",
    ),
    Notation(
        "sentences in one line",
        "At 14:20 the disk was full. At 14:30 we failed over. We were glad.",
        "14 13:20 the disk was full.\n14 13:30 we failed over. We were glad.",
    ),
    Notation(
        "fields that say that a time follows",
        "Time: 14:20\ndisk full\n\nTime: 14:30\nfailed over",
        DISK,
    ),
    Notation(
        "days that are counted",
        "Day 1\n14:20 disk full\nDay 2\n09:30 failed over",
        "14 13:20 disk full\n15 08:30 failed over",
    ),
    Notation(
        "the time since the start beside the time of day",
        "00:00 (13:20 UTC) disk full\n00:10 (13:30 UTC) failed over",
        DISK,
    ),
    Notation(
        "a table in HTML",
        "<table><tr><th>Who</th><th>Time (UTC)</th><th>Event</th></tr>\n<tr>\n  <td>Ada</td>\n"
        "  <td>13:20</td><td>disk <b>full</b></td>\n</tr><tr><td>Bob</td><td>13:30</td>"
        "<td>failed over</td></tr></table>",
        DISK,
    ),
    Notation(
        "days and times that both have words below",
        "15 March 2025\nspare ordered\n\n15 March 2025\nwe slept\n\n14 March 2025, 14:30\n"
        "failed over\n\n14 March 2025, 14:20\ndisk full",
        "15 spare ordered\n15 we slept\n14 13:30 failed over\n14 13:20 disk full",
    ),
    Notation(
        "a title with its day",
        "2025-03-13: the shop is down\n\nTimeline\n- 14:20 - disk full\n- 14:30 - failed over",
        "13 13:20 disk full\n13 13:30 failed over",
    ),
    Notation(
        "days with “beginning at roughly”",
        "- March 14, beginning at roughly 14:20, disk full\n- March 14, roughly 14:30, failed over",
        "~14 13:20 disk full\n~14 13:30 failed over",
    ),
    Notation(
        "a title with its day, and the day again",
        "2025-03-13: shop down\nStatus\nClosed.\n\nTimeline\n2025-03-13\n-\n14:20- disk full",
        "13 13:20 disk full",
    ),
    Notation(
        "tags before days",
        "[DONE] - Friday March 14, 2025 - spare ordered\n[DONE] - Thursday March 13, 2025 - tuned",
        "14 DONE: spare ordered\n13 DONE: tuned",
    ),
    Notation(
        "seconds of which one digit is unknown",
        "13:20:5xZ disk full\n13:30:00Z failed over",
        "~14 13:20:50 disk full\n14 13:30 failed over",
    ),
    Notation(
        "an end of which only the seconds are written",
        "14:20:34 to 36 disk full\n14:30:00 failed over",
        "14 13:20:34..14 13:20:36 disk full\n14 13:30 failed over",
    ),
    Notation(
        "a bold label with its range in brackets",
        "**Window (~14:20–14:30)** disk full",
        "~14 13:20..14 13:30 Window: disk full",
    ),
    Notation(
        "local time where the logs have another zone",
        "Timeline (local time; the logs are in UTC)\n\n- 14:20 disk full\n- 14:30 failed over",
        "14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "a line that goes on with a time",
        "14:20 disk full\n14:30 the shop took a while and was only back at\n14:35. Sales went on",
        "14 13:20 disk full\n"
        "14 13:30 the shop took a while and was only back at 14:35. Sales went on",
    ),
    Notation(
        "a table by tabs amid words",
        "What was down\n\nServer\tDown\tBack up\nweb1\t14:20\t14:25\nweb2\t14:30\t14:35\n"
        "db1\t14:31\t14:36\n\nSorry.",
        "14 13:20..14 13:25 web1\n14 13:30..14 13:35 web2\n14 13:31..14 13:36 db1",
    ),
    Notation(
        "a table of facts beside the timeline",
        "| Field | Value |\n|---|---|\n| Start | 14:00 |\n| End | 15:00 |\n\n"
        "## Timeline\n\n- 14:20 disk full\n- 14:30 failed over\n",
        "14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "several colons behind a time",
        "- 14:20 ::::: disk full\n- 14:30 ::::: failed over",
        "14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "numbered updates with their weekday",
        "**UPDATE 2 Friday 14:20** disk full\n\n**UPDATE 3 Friday 14:30** failed over",
        "14 13:20 UPDATE 2: disk full\n14 13:30 UPDATE 3: failed over",
    ),
    Notation(
        "a paragraph that begins with a full date",
        "2:20 PM\n\nThe disk was full.\n\n2025/03/16 A report was published.",
        "14 13:20 The disk was full.\n16 A report was published.",
    ),
    Notation(
        "titles of days above lists",
        "March 13, 2025 - The first outage\n- 14:20 disk full\n\nMarch 14, 2025 - The second\n"
        "- 14:20 disk full\n- 14:30 failed over",
        "13 13:20 disk full\n14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "titles of days above lines",
        "2025-03-13 - The first outage\n14:20 disk full\n2025-03-14 - The second\n"
        "14:20 disk full\n14:30 failed over",
        "13 13:20 disk full\n14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "a time to be confirmed",
        "- 14 March 2025, 14:20 - disk full\n- 15 March 2025, TBC - failed over",
        "14 13:20 disk full\n15 failed over",
    ),
    Notation("what went on", "14:20 & Ongoing – disk full\n14:30 and ongoing: failed over", DISK),
    Notation(
        "a title that ends with the first time",
        "Disk trouble in rack two Friday 14th March 2025 14:20:00\n\n14:20 disk full\n\n"
        "14:30 failed over",
        DISK,
    ),
    Notation(
        "a zone that is told in the summary only",
        "The pumps were back at 08:30 eastern time.\n\n08:20 - disk full\n08:30 - failed over",
        "14 12:20 disk full\n14 12:30 failed over",
    ),
    Notation(
        "a web server’s log",
        "14/Mar/2025:13:20:00 +0000 disk full\n[14/Mar/2025:13:30:00 +0000] failed over",
        DISK,
    ),
    Notation("names before times", "Ada, 14:20: disk full\nTom Lee, 14:30: failed over", DISK),
    Notation(
        "fields on lines of their own",
        "Time: 14:20\nEvent: disk full\n\nTime: 14:30\nEvent: failed over",
        DISK,
    ),
    Notation(
        "the source of a status page",
        '*Resolved* - All is well. {{< track "2025-03-14 14:30:00" >}}\n\n'
        '*Identified* - A disk is full. {{< track "2025-03-14 14:20:00" >}}',
        "14 13:30 Resolved - All is well.\n14 13:20 Identified - A disk is full.",
    ),
    Notation(
        "a drawn line beside the times",
        "14:20 ┃ disk full\n      ┃\n14:30 │ failed over\n      │ at last",
        "14 13:20 disk full\n14 13:30 failed over at last",
    ),
    Notation(
        "several times in one cell",
        "| 14:20 / 14:25 | disk full |\n| 14:30<br>14:35 | failed over |",
        "14 13:20 disk full 14:25\n14 13:30 failed over 14:35",
    ),
    Notation(
        "updates with the time before the day",
        "Friday, March 14, 2025\n\nUPDATE - 14:20, 3/14/25: disk full\n\n"
        "UPDATE - 14:30, 3/14/25: failed over",
        "14 13:20 UPDATE: disk full\n14 13:30 UPDATE: failed over",
    ),
    Notation(
        "a day with a sentence above a list",
        "2025-03-13\n- 14:20 disk full\n2025-03-14 – The disk was full once more after all the "
        "care that had been taken, and so we gave it up.\n- 14:20 disk full",
        "13 13:20 disk full\n14 The disk was full once more after all the care that had been "
        "taken, and so we gave it up.\n14 13:20 disk full",
    ),
    Notation(
        "a log in code below the title of its day",
        "## 2025-03-14 - what the shop did\n\nFrom its journal:\n\n```\n14:20:00  disk full\n"
        "14:30:00  failed over\n```\n\nThat was that.",
        DISK,
    ),
    Notation(
        "four digits, once without a sign",
        "- 1420 – disk full\n- 1430 Ada failed over",
        "14 13:20 disk full\n14 13:30 Ada failed over",
    ),
    Notation(
        "lines of a web server’s log below an entry",
        '14:20 disk full\n[14/Mar/2025:13:25:07 +0000] "GET / HTTP/1.1" 500\n14:30 failed over',
        '14 13:20 disk full [14/Mar/2025:13:25:07 +0000] "GET / HTTP/1.1" 500\n'
        "14 13:30 failed over",
    ),
)
