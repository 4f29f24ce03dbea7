"""Invented timelines in the notations that people use, and the events that are meant.

An event is a line: when it began in UTC, `..` and when it ended, `~` before it where that is
approximate, then its text; a day alone is a day without a time. The day is 14 March 2025 and the
zone Europe/Berlin (one hour ahead of UTC) where a text says nothing else.
"""

from dataclasses import dataclass
from textwrap import dedent


@dataclass(frozen=True)
class Notation:
    """A text, and its events as lines."""

    name: str
    text: str
    events: str


def _notation(name: str, text: str, events: str) -> Notation:
    return Notation(name, dedent(text).strip("\n"), dedent(events).strip())


DISK = "14 13:20 disk full\n14 13:30 failed over"
"""The same two events, which most texts tell."""

NOTATIONS = (
    _notation("a dash", "14:20 - disk full\n14:30 - failed over", DISK),
    _notation("a blank", "14:20 disk full\n14:30 failed over", DISK),
    _notation("a colon", "14:20: disk full\n14:30: failed over", DISK),
    _notation("a colon and no blank", "14:20:disk full\n14:30:failed over", DISK),
    _notation("an arrow", "14:20 -> disk full\n14:30 → failed over", DISK),
    _notation("a long dash", "14:20 – disk full\n14:30 — failed over", DISK),
    _notation("brackets", "[14:20] disk full\n[14:30] failed over", DISK),
    _notation("braces", "{{ 14:20 }} disk full\n{{ 14:30 }} failed over", DISK),
    _notation("bold", "**14:20**: disk full\n**14:30** - failed over", DISK),
    _notation("a whole line in bold", "- **14:20: disk full**\n- **14:30: failed over**", DISK),
    _notation("code and emphasis", "`14:20` disk full\n_14:30_: failed over", DISK),
    _notation("bold in emphasis", "_**14:20**: disk full_\n_**14:30**: failed over_", DISK),
    _notation("bullets", "- 14:20 - disk full\n* 14:30: failed over", DISK),
    _notation("round bullets", "• 14:20 disk full\n• 14:30 failed over", DISK),
    _notation("numbers", "1. 14:20 disk full\n2. 14:30 failed over", DISK),
    _notation("ticks", "- [x] 14:20 disk full\n- [ ] 14:30 failed over", DISK),
    _notation("pictures", "🔴 14:20 disk full\n:tada: 14:30 failed over", DISK),
    _notation("a quoted mail", "> 14:20 disk full\n> 14:30 failed over", DISK),
    _notation("HTML", "<li><b>14:20:</b>disk full</li>\n<p>14:30 failed over</p>", DISK),
    _notation("carriage returns", "14:20 disk full\r\n14:30 failed over\r\n", DISK),
    _notation("narrow blanks", "\ufeff2:20\u202fPM\u00a0disk full\n2:30\u202fPM failed over", DISK),
    _notation("wide digits",
              "\uff11\uff14\uff1a\uff12\uff10 disk full\n14\uff1a30 failed over", DISK),
    _notation("a 12-hour clock", "2:20 PM disk full\n2:30pm failed over", DISK),
    _notation("dotted halves", "2:20 p.m. disk full\n2:30 P.M. failed over", DISK),
    _notation("letters for halves", "2:20p disk full\n2:30p failed over", DISK),
    _notation("one half for a range", "2:20–2:35 pm disk full", "14 13:20..14 13:35 disk full"),
    _notation("hours only", "2 PM disk full\n3pm: failed over",
              "14 13:00 disk full\n14 14:00 failed over"),
    _notation("dots", "14.20 disk full\n14.30 failed over", DISK),
    _notation("dots, some of them approximate",
              "~14.10 first alarm\n14.20 disk full\n~14.30 failed over",
              "~14 13:10 first alarm\n14 13:20 disk full\n~14 13:30 failed over"),
    _notation("a colon and a dash", "14:20 :- disk full\n14:30 :- failed over", DISK),
    _notation("a day and a line break",
              "**14 March 2025**<br>\n14:20 disk full\n14:30 failed over", DISK),
    _notation("an h", "14h20 disk full\n14h30 failed over", DISK),
    _notation("o’clock in German",
              "14.03.2025 14:20 Uhr: disk full\n14.30 Uhr - failed over", DISK),
    _notation("no sign between the digits", "1320Z disk full\n1330 UTC failed over", DISK),
    _notation("seconds", "14:20:07 disk full\n14:20:07,123 and so on",
              "14 13:20:07 disk full\n14 13:20:07 and so on"),
    _notation("unknown minutes", "14:?? disk full\n14:XX failed over",
              "~14 13:00 disk full\n~14 13:00 failed over"),
    _notation("twenty-four and more", "23:50 disk full\n24:10 failed over",
              "14 22:50 disk full\n14 23:10 failed over"),
    _notation("about", "~14:20 disk full\nca. 14:30 failed over",
              "~14 13:20 disk full\n~14 13:30 failed over"),
    _notation("about, behind", "14:20~ disk full\n14:30 (est.) failed over",
              "~14 13:20 disk full\n~14 13:30 failed over"),
    _notation("all about", "All times approximate\n\n14:20 disk full\n14:30 failed over",
              "~14 13:20 disk full\n~14 13:30 failed over"),
    *(
        _notation(f"a range with {sign}", f"14:20{sign}14:35 disk full",
                  "14 13:20..14 13:35 disk full")
        for sign in ("-", "–", "—", " - ", " – ", " → ", "->", " to ", " until ", " … ")
    ),
    _notation("from and to", "From 14:20 to 14:35, the disk was full",
              "14 13:20..14 13:35 the disk was full"),
    _notation("between and and", "Between 14:20 and 14:35 the disk was full",
              "14 13:20..14 13:35 the disk was full"),
    _notation("a range in bold",
              "- **14:20** to **14:35** disk full", "14 13:20..14 13:35 disk full"),
    _notation("a range over midnight", "23:50-00:10 disk full", "14 22:50..14 23:10 disk full"),
    _notation("a range over days", "14 Mar 2025 23:50 – 15 Mar 2025 00:10: disk full",
              "14 22:50..14 23:10 disk full"),
    _notation("a range of days", "- 2025-03-10 – 2025-03-12: tuned", "10..12 tuned"),
    _notation("ISO 8601",
              "2025-03-14T13:20:00Z disk full\n2025-03-14T09:30:00-04:00 failed over", DISK),
    _notation("ISO 8601 with a blank",
              "2025-03-14 14:20 disk full\n2025-03-14, 14:30: failed over", DISK),
    _notation("ISO 8601 with dashes",
              "2025-03-14 - 14:20: disk full\n2025-03-14 - 14:30 - failed over", DISK),
    _notation("what git writes",
              "2025-03-14 14:20:00 +0100 disk full\n2025-03-14 14:30:00 +0100 failed over",
              DISK),
    _notation("what date writes", "Fri Mar 14 13:20:00 UTC 2025 - disk full", "14 13:20 disk full"),
    _notation("a month by name",
              "Mar 14, 2025 14:20 disk full\n14 March 2025 14:30 failed over", DISK),
    _notation("a month and no year",
              "Mar 14, 2:20 PM disk full\nMarch 14th at 14:30 failed over", DISK),
    _notation("a day with a dot", "14. March, 14:20 disk full\n14. March, 14:30 failed over", DISK),
    _notation("a tight day", "14Mar25 14:20->14:35 disk full", "14 13:20..14 13:35 disk full"),
    _notation("a day behind its time",
              "14:20 CET on March 14, 2025: disk full", "14 13:20 disk full"),
    _notation("a weekday behind its time",
              "2:20 PM CET Friday Mar 14th: disk full", "14 13:20 disk full"),
    _notation("a weekday", "Friday 2:20pm disk full\nSaturday 9:00am failed over",
              "14 13:20 disk full\n15 08:00 failed over"),
    _notation("numbers, day first",
              "14/03/2025 14:20 disk full\n14-03-2025 14:30 failed over", DISK),
    _notation("numbers, month first",
              "03/14/2025 14:20 disk full\n3/14/25 14:30 failed over", DISK),
    _notation("numbers that follow", "03/04/2025 14:20 disk full\n04/04/2025 14:30 failed over",
              "2025-04-03 12:20 disk full\n2025-04-04 12:30 failed over"),
    _notation("no year in brackets", "[03-14 14:20] disk full\n[03-14 14:30] failed over", DISK),
    _notation("a year before", "Dec 30 14:20 disk full", "2024-12-30 13:20 disk full"),
    _notation("yesterday", "yesterday 23:50 disk full\n00:10 failed over",
              "13 22:50 disk full\n13 23:10 failed over"),
    _notation("a day without a time", "- 2025-03-13: released\n- 14:20 disk full",
              "13 released\n13 13:20 disk full"),
    _notation("the zone in a heading",
              "## Timeline (UTC)\n\n- 13:20 disk full\n- 13:30 failed over", DISK),
    _notation("the zone in a sentence",
              "_All times are in EDT_\n\n- 9:20 disk full\n- 9:30 failed over", DISK),
    _notation("the zone at the end",
              "- 13:20 disk full\n- 13:30 failed over\n\nAll times in UTC.", DISK),
    _notation("the zone on the next line",
              "Note that all times are in\nUTC.\n\n13:20 disk full\n13:30 failed over", DISK),
    _notation("the zone of a city",
              "All times are Tokyo time\n\n22:20 disk full\n22:30 failed over", DISK),
    _notation("an offset",
              "All times in UTC+1 (Zurich time)\n\n14:20 disk full\n14:30 failed over", DISK),
    _notation("the zone on each line", "13:20 UTC disk full\n09:30 EDT failed over", DISK),
    _notation("the zone behind the time at once",
              "13:20UTC disk full\n14:30CET: failed over", DISK),
    _notation("a city on each line",
              "09:20 New York - disk full\n09:30 New York - failed over", DISK),
    _notation("a region", "6:20 AM Pacific: disk full\n9:30 AM ET: failed over", DISK),
    _notation("the zone on the first line only", "13:20 UTC disk full\n13:30 failed over", DISK),
    _notation("two zones",
              "09:20 EDT (13:20 UTC): disk full\n6:30 AM PDT / 13:30 UTC failed over", DISK),
    _notation("three zones",
              "Update 14:20 CET (09:20 AM EDT, 06:20 AM PDT)\n\ndisk full",
              "14 13:20 Update: disk full"),
    _notation("distances from a clock", "T0 (14:20): disk full\nT+10m failed over\n~T+1:30 fixed",
              f"{DISK}\n~14 14:50 fixed"),
    _notation("distances from the event before", "14:20 disk full\n+10m failed over", DISK),
    _notation("seconds since 1970", "1741958400 disk full\n1741959000.512 failed over", DISK),
    _notation("seconds for a chat", "<t:1741958400:f> disk full\n<t:1741959000> failed over", DISK),
    _notation("times as headings", "### 14:20\n\ndisk full\n\n### 14:30\n\nfailed over", DISK),
    _notation("times on lines of their own", "14:20\ndisk full\n14:30\nfailed over", DISK),
    _notation("a copied web page", "-\n14:20\n- disk full -\n14:30\n- failed over -", DISK),
    _notation("a day above", "2025-03-14\n\n- 14:20 disk full\n\n2025-03-15\n\n- 09:30 failed over",
              "14 13:20 disk full\n15 08:30 failed over"),
    _notation("a day above in emphasis",
              "_3/14/25_\n\n14:20: disk full\n\n_3/15/25_\n\n9:30: failed over",
              "14 13:20 disk full\n15 08:30 failed over"),
    _notation("a day on the first time only",
              "### 2025-03-14 9:10\ndisk full\n### 14:20\nmore\n### 2025-03-15 7:30am\nfailed over",
              "14 08:10 disk full\n14 13:20 more\n15 06:30 failed over"),
    _notation("past midnight", "23:50 disk full\n00:10 failed over",
              "14 22:50 disk full\n14 23:10 failed over"),
    _notation("past noon on a dial", "11:50 disk full\n1:10 failed over",
              "14 10:50 disk full\n14 12:10 failed over"),
    _notation("out of order", "14:30 failed over\n14:20 disk full",
              "14 13:30 failed over\n14 13:20 disk full"),
    _notation("newest first", "15:00 fixed\n14:30 failed over\n14:20 disk full\n09:00 deployed",
              "14 14:00 fixed\n14 13:30 failed over\n14 13:20 disk full\n14 08:00 deployed"),
    _notation("wrapped lines",
              "14:20 disk full, which nobody had seen coming since the graph\n"
              "    had been flat for weeks\n14:30 failed over",
              "14 13:20 disk full, which nobody had seen coming since the graph had been flat for"
              " weeks\n14 13:30 failed over"),
    _notation("a line wrapped before a time",
              "14:20 disk full, as the graph that was sent to everyone said at\n"
              "14:25 and nobody saw\n14:30 failed over",
              "14 13:20 disk full, as the graph that was sent to everyone said at 14:25 and nobody"
              " saw\n14 13:30 failed over"),
    _notation("inline marks",
              "14:20 [disk](https://a.example/x) `full` on **db-2** ![graph](g.png)",
              "14 13:20 disk full on db-2"),
    _notation("labels", "- Detected: 2025-03-14 14:20\n- Resolved 2025-03-14 14:30",
              "14 13:20 Detected\n14 13:30 Resolved"),
    _notation("titles before the time",
              "Detection (14:20 CET): disk full", "14 13:20 Detection: disk full"),
    _notation("a table", """
        | Time (UTC) | Event |
        |---|---|
        | 13:20 | disk full |
        | 13:30 | failed over |
        """, DISK),
    _notation("a table with the time last", """
        | Who | What | When |
        |:--|:--|--:|
        | Ada | disk full | 14:20 |
        | Bob | failed over | 14:30 |
        """, DISK),
    _notation("a table with day and time apart", """
        | Day | Date (2025) | Time (CET) | Event |
        |-----|-------------|------------|-------|
        | Fri | Mar 14 | 14:20 | disk full |
        | Sat | Mar 15 | 09:30 | failed over |
        """, "14 13:20 disk full\n15 08:30 failed over"),
    _notation("a table with start and end", """
        | Start | End | What |
        |---|---|---|
        | 14:20 | 14:35 | disk full |
        """, "14 13:20..14 13:35 disk full"),
    _notation("a table without bars at its ends", """
        Time | Event
        --- | ---
        14:20 | disk full
        14:30 | failed over
        """, DISK),
    _notation("a table of signs", """
        +-------+-------------+
        | Time  | Event       |
        +=======+=============+
        | 14:20 | disk full   |
        +-------+-------------+
        | 14:30 | failed over |
        +-------+-------------+
        """, DISK),
    _notation("a wiki table", "||Time||Event||\n|14:20|disk full|\n|14:30|failed over|", DISK),
    _notation("a wiki page",
              "== Timeline (UTC) ==\n* 13:20 '''disk''' full\n* '''13:30''': [[Db|failed over]]\n"
              "== Lessons ==\n* 14:00 spare", DISK),
    _notation("a wiki page’s table", """
        {| class="wikitable"
        ! Time !! Event
        |-
        | 14:20 || disk full
        |-
        | 14:30
        | failed over
        |}
        """, DISK),
    _notation("fields with commas",
              'when,who,what\n2025-03-14 14:20,Ada,"disk,\nfull"\n2025-03-14 14:30,Bob,failed over',
              "14 13:20 disk,\nfull\n14 13:30 failed over"),
    _notation("fields with tabs",
              "What\tWhen\ndisk full\t2025-03-14 14:20\nfailed over\t14:30", DISK),
    _notation("a status page", """
        Mar 14, 2025
        Shop is down
        Resolved - failed over
        Mar 14, 13:30 UTC
        Investigating - disk full
        Mar 14, 13:20 UTC
        """, "14 13:30 Resolved - failed over\n14 13:20 Investigating - disk full"),
    _notation("a status page with “posted”", """
        Resolved
        failed over
        Posted 2 years ago. Mar 14, 2025 - 13:30 UTC
        Investigating
        disk full
        Posted 2 years ago. Mar 14, 2025 - 13:20 UTC
        """, "14 13:30 Resolved: failed over\n14 13:20 Investigating: disk full"),
    _notation("a status board", """
        Investigating
        Mar 14, 2025 13:20 UTC+0 (8 months ago)
        disk full
        Resolved
        Mar 14, 2025 13:30 UTC+0 (8 months ago)
        failed over
        """, "14 13:20 Investigating: disk full\n14 13:30 Resolved: failed over"),
    _notation("a chat", """
        Ada Bell
          2:20 PM
        disk full
        2:25
        still full
        :eyes:
        2
        Tom Ray
          2:30 PM
        failed over
        3 replies
        Last reply today at 3:05 PM
        """, "14 13:20 disk full\n14 13:25 still full\n14 13:30 failed over"),
    _notation("a chat with times beside names",
              "Ada Bell  2:20 PM\ndisk full\nTom Ray  2:30 PM\nfailed over", DISK),
    _notation("a chat with times in brackets",
              "[14/03/2025 14:20] Bell, Ada\ndisk full\n[14/03/2025 14:30] Tom Ray\nfailed over",
              DISK),
    _notation("a chat with days and names",
              "14/03/25, 14:20 - Ada: disk full\n14/03/25, 14:30 - Tom Ray: failed over", DISK),
    _notation("a chat with nicks",
              "--- Day changed Fri Mar 14 2025\n14:20 <ada> disk full\n14:30  * tom fails over",
              "14 13:20 disk full\n14 13:30 tom fails over"),
    _notation("a chat with dashes",
              "Ada — Today at 2:20 PM\ndisk full\nTom — 14/03/2025 14:30\nfailed over", DISK),
)  # fmt: skip
