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
    Notation(
        "a gap within brackets",
        "14:20 — disk full\n[No entries 14:21 – 14:29]\n14:30 — failed over",
        "14 13:20 disk full [No entries 14:21 – 14:29]\n14 13:30 failed over",
    ),
    Notation(
        "a mail from an archive",
        "[ops] Outage\n\nFri Mar 14 15:00:20 UTC 2025\nAda Bell <ada at example.org>\n\n"
        "At 13:20 UTC 2025-03-14 the disk was full.\n\nBy 13:30 UTC 2025-03-14 we failed over.\n\n"
        "- ---------\nWhat we do now:\n\nAdd alerts.",
        "14 13:20 the disk was full.\n14 13:30 we failed over.",
    ),
    Notation(
        "times above sentences that end like a name",
        "Fri 14 Mar 2025 01:30:00 PM UTC\nfailed over\nThank you all.\n"
        "Fri 14 Mar 2025 01:20:00 PM UTC\ndisk full",
        "14 13:30 failed over Thank you all.\n14 13:20 disk full",
    ),
    Notation(
        "a report whose sections are numbered",
        "1. Incident date\n   - March 14 2025\n2. Summary\n   - On March 12 at 2pm it began.\n"
        "3. Timeline\n   - March 14 2:20pm: disk full\n   - March 14 mid-day: nobody was here\n"
        "   - It was normal by March 14, 2025 at 2:30pm.\n"
        "   - Nothing was sent since March 13, 2025 at 1pm.\n4. Root causes\n   - At 2pm we ate.",
        "14 13:20 disk full\n~14 nobody was here\n14 13:30 It was normal",
    ),
    Notation(
        "fields that sum up before a list",
        "- Detected: 2025-03-13 14:20\n- Resolved 2025-03-14 14:30\n\n14:20 – disk full\n\n"
        "14:25 – pager rings\n\n14/03/25\n\n14:30 – failed over",
        "13 13:20 Detected\n14 13:30 Resolved\n13 13:20 disk full\n13 13:25 pager rings\n"
        "14 13:30 failed over",
    ),
    Notation(
        "a title that ends with its day, in French",
        "Panne du 13 mars 2025\n\n14h20 : disque plein\n\nRapport du 14 mars 2025\n\n"
        "14h20 : encore plein",
        "13 13:20 disque plein\n14 13:20 encore plein",
    ),
    *(
        Notation(f"the day {day}", f"{day}\n\n14:20 disk full", "14 13:20 disk full")
        for day in (
            "Vendredi 14 mars.",
            "Freitag, 14. März 2025",
            "14 de marzo de 2025",
            "14 marzo 2025",
            "vrijdag 14 maart 2025",
            "sexta-feira, 14 de março de 2025",
        )
    ),
    Notation(
        "a day of publication above other days",
        "13 janvier 2025\n\n2 minutes\n\nVendredi 14 mars.\n14:20\n\ndisk full",
        "14 13:20 disk full",
    ),
    Notation(
        "titles with a colon around a list",
        "Details:\nSlow between 13:20 UTC and 13:30 UTC.\nTimeline:\n13:20 UTC Disk is full\n"
        "13:30 UTC Failed over\nLearnings:\nAdd alerts.",
        "14 13:20 Disk is full\n14 13:30 Failed over",
    ),
    Notation(
        "sentences below a title of their timeline",
        "On Friday, March 14th at 14:20 the shop was slow.\n\nA timeline of the events\n\n"
        "At 14:20, the disk was full.\n\nAt 14:30 it failed over.\n\nWhat went wrong?\n\nNo alert.",
        "14 13:20 the disk was full.\n14 13:30 it failed over.",
    ),
    Notation(
        "some time before",
        "- Some time before Mar 14 2:20pm: disk full\n- Mar 14 2:30pm: failed over",
        "~14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "days of two numbers that head a list",
        " * 03/13\n     * 14:20 - disk full\n         * seen by Ada\n"
        " * 03/14\n     * 14:30 - failed over",
        "13 13:20 disk full\n- seen by Ada\n14 13:30 failed over",
    ),
    Notation(
        "a dated title in the middle, and the fields below it",
        "Incident reports\nMarch 14, 2025 - The shop\nDuration:\n\n"
        "Start time: March 14, 2025, 14:20\nTimeline:\n\n14:20: disk full\n"
        "14:30: failed over\nRoot cause:\nNo spare.",
        "14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "a title that ends with a moment",
        "# Incident: 2025-03-14 12:08:00\n\n## Timeline\n\n- 14:20 - disk full\n"
        "- 14:30 - failed over",
        "14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "days of the week, the newest first",
        "Friday 2:20am   disk full again\n\nThursday 3:42pm   all is well\n\n"
        "Thursday 2:20pm   failed over\n\nTuesday 3:45am   disk full",
        "14 01:20 disk full again\n13 14:42 all is well\n13 13:20 failed over\n11 02:45 disk full",
    ),
    Notation(
        "names of fields above their times",
        "Start Date\n\n14th Mar 2025 2:20pm\n\nEnd Date\n\n14th Mar 2025 2:30pm\n\nAll Campuses\n\n"
        "The disk was full.",
        "14 13:20 Start Date\n14 13:30 End Date",
    ),
    Notation(
        "who wrote it and when, below the words",
        "Power work today.\n\nStart: Friday 14th March @ 2:20 PM\n\nMore will follow.\n"
        "Updated by Ada Bell on 14th Mar 2025 @ 1:20pm\nPower work\nIt begins.\n"
        "Updated by Tom Ray on 14th Mar 2025 @ 2:20pm",
        "14 12:20 Power work today. Start: Friday 14th March @ 2:20 PM More will follow.\n"
        "14 13:20 Power work It begins.",
    ),
    Notation(
        "who wrote it and when, above the words",
        "Posted by Ada Bell on 14 March 2025 14:20\n\nThe disk is full.\n\n"
        "Posted by Tom Ray on 14 March 2025 14:30\n\nIt failed over.",
        "14 13:20 The disk is full.\n14 13:30 It failed over.",
    ),
    Notation(
        "days of the week and two numbers behind the time",
        "02:20PM, FRI 3/14: disk full\n02:30AM, SAT 3/15: failed over",
        "14 13:20 disk full\n15 01:30 failed over",
    ),
    Notation(
        "times that are all approximate, as a line above says",
        "Approximate times — UTC — as reported\n\n14:20 disk full\n14:30 failed over",
        "~14 14:20 disk full\n~14 14:30 failed over",
    ),
    Notation(
        "sentences with times below moments of several days",
        "2025-03-14: 13:20 UTC     Disk full\n\nAt 1420 CET, 1320 UTC, the disk was full.\n\n"
        "2025-03-13: 13:20 UTC     Power failure\n\nAt 1420 CET, 1320 UTC, the lights went out.",
        "14 13:20 Disk full\nAt 1420 CET, 1320 UTC, the disk was full.\n"
        "13 13:20 Power failure\nAt 1420 CET, 1320 UTC, the lights went out.",
    ),
    Notation(
        "an exact range in bold above the list of what happened in it",
        "**2025-03-14 14:20:00 - 14:40:00: disk full**\n* **14:20:00:** pager rings\n"
        "* **14:30:00:** failed over",
        "14 13:20..14 13:40 disk full\n14 13:20 pager rings\n14 13:30 failed over",
    ),
    Notation(
        "words of other languages before the time",
        "- antes de las 14:20 — disk full\n- hacia las 14:25 — pager rings\n"
        "- à partir de 14:30 : failed over\n- gegen 14:40 Uhr: all well",
        "~14 13:20 disk full\n~14 13:25 pager rings\n14 13:30 failed over\n~14 13:40 all well",
    ),
    Notation(
        "hours without minutes behind a day",
        "- 2025-03-14 ~14h : disk full\n- 2025-03-14 14h30 : failed over",
        "~14 13:00 disk full\n14 13:30 failed over",
    ),
    Notation(
        "a sentence that begins with its time above a timeline",
        "2025-03-14 13:20 to 13:40 UTC against the old disk. It was full.\n\n"
        "**Timeline (UTC)**\n\n| Time | Event |\n|---|---|\n| 14:20 | disk full |",
        "14 14:20 disk full",
    ),
    Notation(
        "marks that an editor put backslashes before",
        "\\## Timeline\n\n\n\n\\* \\*\\*14:20:00\\*\\* — disk full\n\n"
        "\\* \\*\\*14:30:00\\*\\* — failed over\n",
        DISK,
    ),
    Notation(
        "an abbreviation that the text explains by its offset",
        "All times below: **CST (GMT+8)**\n\n### Timeline (CST)\n\n"
        "- 2025-03-14 21:20 disk full\n- 2025-03-14 21:30 failed over",
        DISK,
    ),
    Notation(
        "a heading with the whole time above the heading of the timeline",
        "## 2025-03-14 14:00-14:40 CET — Why the disk was full\n\nIt was full for long.\n\n"
        "### Timeline (CET)\n\n| when | what |\n|---|---|\n| 14:20 | disk full |\n"
        "| 14:30 | failed over |",
        DISK,
    ),
)
