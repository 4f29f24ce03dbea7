"""Lists, tables and days as they stand in published timelines that nobody chose."""

from tests.pmdesk.timeline.notations import DISK, Notation

LIST_NOTATIONS = (
    Notation(
        "a cell that goes on over lines",
        "| 14:20 |\ndisk full\non the shop |\n| 14:30 | failed\nover |",
        "14 13:20 disk full on the shop\n14 13:30 failed over",
    ),
    Notation(
        "a cell that goes on over lines among others of its row",
        "| Time | Event | Who |\n|--|--|--|\n| 14:20 | disk\nfull | Ada |\n"
        "| 14:30 | failed over | - |",
        DISK,
    ),
    Notation(
        "a table without times whose cells go on, within an event",
        "14:20 disk full\n| a | b\n- c\nd |\n14:30 failed over",
        "14 13:20 disk full | a | b\n- c d |\n14 13:30 failed over",
    ),
    Notation(
        "a chat that is quoted, with numbers in a table and code",
        ">Ada Byron [2:20 PM]\n>disk full\nRead\tWrite\tBoth\n187.50\t375.00\t410.00\na\tb\tc\n"
        ">\n>Tom Okafor [2:30 PM]\n>failed over:\n>```\n>kill <node>\n>```",
        "14 13:20 disk full Read\tWrite\tBoth 187.50\t375.00\t410.00 a\tb\tc\n"
        "14 13:30 failed over: kill <node>",
    ),
    Notation(
        "times behind long dashes, alone, and when the page was posted",
        "The shop is down\n\nPosted: Mar 17, 2025 5:48 PM\n\n— Friday, March 14 — 2:20 p.m.\n\n"
        "Disk full.\n\n— 2:30 p.m.\n\nFailed over.",
        "14 13:20 Disk full.\n14 13:30 Failed over.",
    ),
    Notation(
        "when a page was updated, above times alone on their lines",
        "The shop is down: A timeline\nUpdated 3:56 PM CET, Sun March 16, 2025\nIt was full.\n"
        "2:20 p.m.\nDisk full.\n2:30 p.m.\nFailed over.",
        "14 13:20 Disk full.\n14 13:30 Failed over.",
    ),
    Notation(
        "a time that may have been earlier",
        "- 14:20 or earlier - disk full\n- 14:30 - failed over",
        "~14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "a numbered list within an event",
        "### 14:20\n\nDisk full:\n\n1. shop\n2. mail\n\n### 14:30\n\nfailed over",
        "14 13:20 Disk full: 1. shop\n2. mail\n14 13:30 failed over",
    ),
    Notation(
        "days of two numbers in a column headed “Date”",
        "| Date | Time (PST) | What |\n|--|--|--|\n| 3/14 | 5:20 | disk full |\n"
        "| | 5:30 | failed over |",
        DISK,
    ),
    Notation(
        "a column of zones",
        "| Time | TZ | Event |\n|--|--|--|\n| 13:20 | UTC | disk full |\n"
        "| 9:30 | EDT | failed over |",
        DISK,
    ),
    Notation(
        "a column headed in German",
        "Zeit;Ereignis\n14:20;disk full\n14:30;failed over",
        DISK,
    ),
    Notation(
        "a numbered list of days with their months first",
        "1. March 14, 14:20: disk full\n2. March 14, 14:30: failed over",
        DISK,
    ),
    Notation(
        "days that are counted from the event before",
        "- 2025-03-13 14:20: disk fills\n- same day, 15:00: nobody paged\n"
        "- The next morning at 9:00: disk full\n- following day 09:00: failed over",
        "13 13:20 disk fills\n13 14:00 nobody paged\n14 08:00 disk full\n15 08:00 failed over",
    ),
    Notation(
        "days that are counted from the event before, in Japanese",
        "- 2025-03-14 14:20 disk full\n- 同日 14:30 failed over\n- 翌日 09:00 fixed",
        f"{DISK}\n15 08:00 fixed",
    ),
    Notation(
        "the next day as a heading",
        "## 14 March\n- 14:20 disk full\n- 14:30 failed over\n## The next day\n- 09:00 fixed",
        f"{DISK}\n15 08:00 fixed",
    ),
    Notation(
        "the next day on a line",
        "14:20 disk full\n14:30 failed over\n\nNext day:\n09:00 fixed",
        f"{DISK}\n15 08:00 fixed",
    ),
    Notation(
        "an hour in French",
        "Le 14 mars 2025 à 14h20 : disk full\nLe 14 mars 2025 à 15h : failed over",
        "14 13:20 disk full\n14 14:00 failed over",
    ),
    Notation(
        "two times with a slash, of which the second is the end",
        "14:20/14:25 - disk full\n14:30/9:30 EDT - failed over",
        "14 13:20..14 13:25 disk full\n14 13:30 failed over",
    ),
    Notation(
        "days with their words far apart",
        "Mar 13-14       disk full\nMar 15          failed over",
        "13..14 disk full\n15 failed over",
    ),
    Notation(
        "a long first line, and a second that begins anew",
        "On March 14, 2025 at 14:20: the disk of the shop full\nAt 14:30: failed over",
        "14 13:20 the disk of the shop full\n14 13:30 failed over",
    ),
    Notation(
        "cells with lists and blank lines, up to a pipe alone",
        "| When | What |\n|---|\n| 14/03 2.20pm | - disk full\n- of the shop\n\n|\n"
        "| 14/03 2.30pm | failed over\n|",
        "14 13:20 - disk full - of the shop\n14 13:30 failed over",
    ),
    Notation(
        "a few words behind a time in its cell, and the place for one in a template",
        "| Time | Event |\n|--|--|\n| 14:20 | disk full |\n| 14:30 | failed over |\n"
        "| 2025-03-15 day | all well |\n| 2025-03-15 HH:mm | What happened |",
        f"{DISK}\n15 all well day",
    ),
    Notation(
        "fractions of seconds, ranges of them, and what came from then on, in Japanese",
        "- **14:20:34.239** disk full\n"
        "- **14:20:34.240〜36.246** page\n- **14:30:00以降** failed over",
        "14 13:20:34 disk full\n14 13:20:34..14 13:20:36 page\n~14 13:30 failed over",
    ),
    Notation(
        "unknown minutes and seconds, or nothing but the day known",
        "- 2025-03-14T14:xx:xxZ — disk full\n- 2025-03-14Txx:xx:xxZ — failed over",
        "~14 14:00 disk full\n14 failed over",
    ),
    Notation(
        "the end of a range as minutes alone",
        "- 14:20-25 disk full\n- 14:30 failed over",
        "14 13:20..14 13:25 disk full\n14 13:30 failed over",
    ),
    Notation(
        "days of a month, and months in Spanish",
        "- **12-13 mar**: disk fills\n- **14 mar 14:20-14:25**: disk full\n"
        "- **29 dic 10:00**: over",
        "12..13 disk fills\n14 13:20..14 13:25 disk full\n2024-12-29 09:00 over",
    ),
    Notation(
        "a heading with the zone and the day of all times, and a table with another day",
        "### Timeline (All Times PST, March 14, 2025)\n| Time | Event |\n|--|--|\n"
        "| ~Feb 24 | disk fills |\n| 5:20 AM | disk full |\n| 5:30 AM | failed over |",
        f"~2025-02-24 disk fills\n{DISK}",
    ),
    Notation(
        "times nested in a list, out of its order",
        "* **2:20–10:30 PM:**\n  * slow\n  * **11:50 PM**: fixed\n"
        "* **2:30 PM–2:31 PM:** failed over",
        "14 13:20..14 21:30 slow\n14 22:50 fixed\n14 13:30..14 13:31 failed over",
    ),
    Notation(
        "a day in brackets before a time",
        "(2025-03-14) 14:20 disk full\n(2025-03-14) 14:30 failed over",
        DISK,
    ),
    Notation(
        "days and moments without a sign behind them, below a heading",
        "Timeline\n2025-03-13 the disk fills, and nobody knows\n2025-03-14 14:20 disk full\n"
        "Recovery\n14:30 failed over\nConclusions\n2025-03-20 is when this was written",
        "13 the disk fills, and nobody knows\n14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "few times in a column that is called so",
        "| Time | Event |\n|--|--|\n| Days before | slow |\n| 14:20 | disk full |\n"
        "| Morning | slow |\n| Noise | slow |\n| More | - |\n| 14:30 | failed over | ",
        DISK,
    ),
    Notation(
        "a remark in Japanese brackets, an empty cell, and blanks before a zone",
        "| 時刻 | 出来事 | 担当 |\n|--|--|--|\n"
        "| 2025-03-14 14:20頃\uff08UTC 13:20\uff09 | disk full | - |\n"
        "| 2025-03-14 13:30   UTC | failed over | - |",
        "~14 13:20 disk full \uff08UTC 13:20\uff09\n14 13:30 failed over",
    ),
    Notation(
        "a first heading without marks that names the day, and other days below",
        "Timeline for March 13, 2025: (all times UTC)\n- 13:20 disk fills\nMarch 14, 2025:\n"
        "- 13:20 disk full\nMarch 15, 2025:\n- 13:30 failed over",
        "13 13:20 disk fills\n14 13:20 disk full\n15 13:30 failed over",
    ),
    Notation(
        "an abbreviation that the text explains by another offset",
        "All times in PST (UTC-7)\n- 2025-03-14 6:20 disk full\n- 2025-03-14 6:30 failed over",
        DISK,
    ),
    Notation(
        "bullets of times alone, with the words in bullets of the same depth",
        "- Friday, Mar 14 at 2:20PM\n- disk full\n- really\n"
        "- Friday, Mar 14 at 02:30PM\n- failed over",
        "14 13:20 disk full\n- really\n14 13:30 failed over",
    ),
    Notation(
        "one time with a dot between others, and the next day behind a time",
        "• 14:10 - slow\n• 14.20 - disk full\n• 14:30 - failed over\n• 00:16 (next day) all well",
        "14 13:10 slow\n14 13:20 disk full\n14 13:30 failed over\n14 23:16 all well",
    ),
    Notation(
        "many full days and moments, each a paragraph",
        "Mar 10, 2025 disk ordered\n\nMar 12, 2025 disk came\n\nMar 14, 2025 14:20 disk full\n\n"
        "Mar 14. 2025 14:30 failed over\n\nMar 15, 2025 disk built in\n\nMar 16, 2025 all well",
        "10 disk ordered\n12 disk came\n14 13:20 disk full\n14 13:30 failed over\n"
        "15 disk built in\n16 all well",
    ),
    Notation(
        "a day alone among headings with moments",
        "### 2025-03-14 14:20\ndisk full\n### 2025-03-14 14:30\nfailed over\n"
        "### 2025-03-15\nAll well.",
        f"{DISK}\n15 All well.",
    ),
    Notation(
        "several entries below a day",
        "2025-03-13:\n* disk fills\n* nobody\n  knows\n\n2025-03-14:\n* disk full\n\n"
        "2025-03-15:\n* failed over\n  - twice",
        "13 disk fills\n13 nobody knows\n14 disk full\n15 failed over\n- twice",
    ),
    Notation(
        "days in brackets behind both times, and a roughly before code",
        "*21:42 (March 13th) - 10:36 (March 14th)* - disk full\n* ~`14:30` - failed over",
        "13 20:42..14 09:36 disk full\n~14 13:30 failed over",
    ),
    Notation(
        "what a chat said, far below its entry, and a zone that is a word too",
        "All times EAT time\n15:20 2025-03-14 - slow\n16:20 2025-03-14 - disk full\n"
        "                    [Mar-14 4:25 PM] Ada: which disk\n16:30 2025-03-14 - failed over",
        "14 12:20 slow\n14 13:20 disk full [Mar-14 4:25 PM] Ada: which disk\n14 13:30 failed over",
    ),
    Notation(
        "many lines that begin with a time, behind one that ends within a sentence",
        "14:00 <ada> it is slow here, and I have no idea what it waits for\n14:05 <tom> me too\n"
        "14:10 <ada> what is\n14:15 <tom> the page says that the shop is\n14:20 <ada> disk full\n"
        "14:30 <tom> failed over",
        "14 13:00 it is slow here, and I have no idea what it waits for\n14 13:05 me too\n"
        "14 13:10 what is\n14 13:15 the page says that the shop is\n14 13:20 disk full\n"
        "14 13:30 failed over",
    ),
)
