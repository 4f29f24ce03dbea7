"""Invented timelines as status pages, blogs and news sites have them, told as in `notations`."""

from tests.pmdesk.timeline.notations import DISK, Notation

_YEAR_LAST = (
    "Fri Mar 14 02:20:00 PM CET 2025",
    "Fri Mar 14 14:20:00 2025",
    "Fri 14 Mar 14:20:00 CET 2025",
    "Fri, Mar 14, 14:20 CET, 2025",
    "Friday, March 14th, 14:20 CET 2025",
    "Mar 14 13:20:00 UTC 2025",
    "14:20 14 March 2025",
)
_UPDATES = (
    ("[UPDATED 2:20pm CET, 14 March 2025]", "UPDATED"),
    ("[POSTED 2:20pm CET, 14 March 2025]", "POSTED"),
    ("(Updated 14:20 CET)", "Updated"),
    ("*UPDATE (2:20 PM):*", "UPDATE"),
    ("UPDATE, 2:20 p.m.:", "UPDATE"),
    ("Update as of 14:20 CET:", "Update"),
    ("[Update 2 - 14:20 CET]", "Update 2"),
    ("UPDATE #2 [14:20 CET]:", "UPDATE #2"),
    ("**Update 3, 14:20:**", "Update 3"),
    ("Update 2: 14:20 -", "Update 2"),
    ("Final update - 14:20 CET:", "Final update"),
    ("Update, March 14, 2:20 PM CET:", "Update"),
    ("Mise à jour 14h20 :", "Mise à jour"),
    ("Aktualisierung 14:20 Uhr:", "Aktualisierung"),
    ("### Update #1 - 14:20 CET\n\n", "Update #1"),
    ("RESOLVED @ 14:20 CET -", "RESOLVED"),
    ("Resolved [14:20 CET]:", "Resolved"),
)

_MOMENTS = (
    '{{< track "%s" >}}',
    "{{< track %s >}}\n",
    '- **{{%% ts time="%s" kind="bad" %%}}**: ',
    "{%% update %s %%}\n",
    '<p><time datetime="%s">just now</time> ',
)
_BOARDS = (
    ("below its label and words", "{label}\n\n{words}\n\n{time}"),
    ("below its label, words below", "{label}\n{time}\n{words}"),
    ("apart below its label, words below", "{label}\n\n{time}\n\n{words}"),
    ("beside its label, words below", "{label} - {time}\n{words}"),
)
_TIMES = (
    ("Fri, Mar 14, 2025, 02:30 PM", "Fri, Mar 14, 2025, 02:20 PM(10 minutes earlier)"),
    ("14 Mar 2025 14:30:00 (2 hours ago)", "14 Mar 2025 14:20:00 (2 hours ago)"),
    ("14:30 CET", "14:20 CET"),
)

_ABOUT_WHEN = (
    "March 14 mid-day:",
    "Early morning March 14th, 2025:",
    "March 14, late evening –",
    "Evening of March 14:",
    "14 March 2025 (morning):",
    "2025-03-14 (late afternoon):",
    "Late on March 14 -",
    "During the night of 14 March:",
)
_EAST = (
    "2025年3月14日 14時20分 障害\n2025年3月14日 14時30分 復旧",
    "2025年3月14日\uff08金\uff0914:20　障害\n3月14日 14:30　復旧",
    "14時20分、障害\n14時30分に復旧",
    "・14:20 障害\n・14時半 復旧",
    "午後2時20分 障害\n3月14日 午後2:30 復旧",
    "2025年3月14日 下午2:20\uff0c障害\n14点30分\uff1a復旧",
    "【14:20】障害\n【14:30】復旧",
    "2025년 3월 14일 14시 20분 障害\n2025년 3월 14일 오후 2시 30분 復旧",
)
_TICKERS = (
    ("+++ 14:20 ", " +++\n"),
    ("+++ 14.20 Uhr: ", "\n\n"),
    ("*** 14:20 ", " ***\n"),
    ("Ore 14:20 - ", "\n\n"),
    ("Um 14:20 Uhr: ", "\n"),
    ("14.20 uur: ", "\n"),
    ("A las 14:20: ", "\n"),
    ("À 14 h 20 : ", "\n"),
    ("14h20 : ", "\n"),
    ("Kl. 14:20: ", "\n"),
)
_WORLD = (
    "14.03.2025 um 14:20 Uhr",
    "Am 14.03.2025 um 14:20 Uhr",
    "Freitag, 14.03., 14:20 Uhr:",
    "le 14 mars à 14h20 :",
    "14 de marzo, 14:20 h:",
    "14/03/2025 a las 14:20:",
    "14/03/2025 às 14h20 -",
    "14 марта 2025, 14:20 —",
    "14.03.2025 в 14:20 —",
    "14 marca 2025, godz. 14:20 -",
    "14.3. klo 14.20",
    "14/3 kl. 14:20:",
    "2025-03-14 14:20 +0100 -",
    "Day 1, 14:20:",
    "14:20 local (13:20 UTC)",
    "1420:00 -",
)
_DIGITS = (
    "All times in CET\n\n- 1420 disk full\n- 1430 failed over",
    "1420 CET disk full\n1430 CET failed over",
    "## Timeline\n\n* 1420 disk full\n* 1430 failed over",
    "2025-03-14 1420 - disk full\n2025-03-14 1430: failed over",
    "[1420] disk full\n[1430] failed over",
    "**1420** disk full\n**1430** failed over",
    "1420 hrs disk full\n1430 hrs failed over",
    "### 1420\n\ndisk full\n\n### 1430\n\nfailed over",
    "| Time | Event |\n|---|---|\n| 1420 | disk full |\n| 1430 | failed over |",
)

PAGE_NOTATIONS = (
    *(Notation(f"four digits alone, {it[:9]}", it, DISK) for it in _DIGITS),
    *(
        Notation(
            f"a ticker with {before.strip()}",
            f"{before}disk full{behind}{before.replace('20', '30')}failed over{behind}",
            DISK,
        )
        for before, behind in _TICKERS
    ),
    *(
        Notation(
            f"the world over, as {it}",
            f"{it} disk full\n2025-03-14 14:30 CET - failed over",
            DISK,
        )
        for it in _WORLD
    ),
    *(
        Notation(f"about, as in a ticker with {it}", f"{it} disk full", "~14 13:20 disk full")
        for it in ("Gegen 14:20 Uhr:", "Vers 14h20,", "Hacia las 14:20:", "Rond 14.20 uur:")
    ),
    *(
        Notation(f"another script, as {it[:13]}", it, "14 13:20 障害\n14 13:30 復旧")
        for it in _EAST
    ),
    Notation(
        "ranges behind the names of servers, in Japanese",
        "・サーバ「u1」\uff1a2025年3月14日 14時20分 ~ 14時30分 (10分)\n"
        "・サーバ「u2」\uff1a2025年3月14日 14時30分頃から14時35分まで\n状況",
        "14 13:20..14 13:30 サーバ「u1」 (10分)\n~14 13:30..14 13:35 サーバ「u2」",
    ),
    *(
        Notation(f"a part of the day, as {it}", f"- {it} disk full", "~14 disk full")
        for it in _ABOUT_WHEN
    ),
    Notation(
        "a part of the day and a time in it",
        "- March 14, evening 8:20: disk full\n- March 15, in the morning, 9:30: failed over",
        "14 19:20 disk full\n15 08:30 failed over",
    ),
    Notation(
        "names joined by dashes, of which one is that of a zone",
        "14:20 Midway – Foster – Lee line tripped\n14:25 Chicago – Lee – Foster line tripped\n"
        "14:30 Denver – failed over",
        "14 13:20 Midway – Foster – Lee line tripped\n"
        "14 13:25 Chicago – Lee – Foster line tripped\n14 20:30 failed over",
    ),
    Notation(
        "an aside on the list",
        "14:20 disk full\n(The preceding lines are from the log of Ada.)\n14:30 failed over\n"
        "(all times are local)",
        DISK,
    ),
    Notation(
        "an article below its updates",
        "Update 14h30 : failed over\n\nUpdate 14h20 : disk full\n\n(article d’origine)\n\n"
        "The shop is slow today.",
        "14 13:30 Update: failed over\n14 13:20 Update: disk full",
    ),
    Notation(
        "a story below its only update",
        "UPDATE 2:20 p.m.: disk full\n\nThe shop is slow today.\n\nNobody knows why.",
        "14 13:20 UPDATE: disk full",
    ),
    Notation(
        "updates of several paragraphs",
        "UPDATE 2:20 p.m.: disk full\n\nWe look.\n\nUPDATE 2:30 p.m.: failed over\n\nIt is well.",
        "14 13:20 UPDATE: disk full\nWe look.\n14 13:30 UPDATE: failed over\nIt is well.",
    ),
    Notation(
        "updates from after midnight back to before it",
        "UPDATE @ 12:10 a.m.:\n\nAll is well.\n\nUPDATE @ 11:42 p.m.:\n\nfailed over\n\n"
        "UPDATE @ 11:30 p.m.\n\ndisk full",
        "14 23:10 UPDATE: All is well.\n14 22:42 UPDATE: failed over\n14 22:30 UPDATE: disk full",
    ),
    Notation(
        "a field with a range above other fields",
        "発生日時:2025年3月14日 14時20分~14時30分\n原因 :ディスク障害\n影響:\nアクセスできない状況",
        "14 13:20..14 13:30 発生日時",
    ),
    Notation(
        "days with dots and lines below them",
        "・3月13日(木)\n22時頃に停止する。\n調査する。\n\n・3月14日(金)\n換装する。\n復旧する。\n\n"
        "・3月15日(土)\n確認する。",
        "~13 21:00 停止する。 調査する。\n14 換装する。 復旧する。\n15 確認する。",
    ),
    Notation(
        "a zone that a sentence adds, and capitals below a time",
        "It began at 2025-03-14 14:00 and ended at 15:00 (all times are US/Pacific).\n\n"
        "Mar 14, 2025 14:30\n\nISSUE SUMMARY\n\nfailed over\n\nMar 14, 2025 14:20\n\ndisk full",
        "14 21:30 ISSUE SUMMARY\nfailed over\n14 21:20 disk full",
    ),
    Notation(
        "fields that give the time twice",
        "Start Time:Friday, March 14, 2025, 1:20 PM (1320) UTC\n"
        "End Time:Friday, March 14, 2025, 1:30 PM (1330) UTC\nDescription:a disk was full.",
        "14 13:20 Start Time\n14 13:30 End Time",
    ),
    *(
        Notation(
            f"above the list when and by whom it was written, as {head}",
            f"{head}\n\n- 14:20 disk full\n- 14:30 failed over",
            DISK,
        )
        for head in (
            "Published: March 15, 2025",
            "By Ada Bell, March 15, 2025",
            "Last updated: 2025-03-15 09:00 UTC",
            "Updated: March 15, 2025 9:00 AM",
        )
    ),
    Notation(
        "four digits with a zero",
        "0920 disk full\n0930 @ada looks\n1015 failed over",
        "14 08:20 disk full\n14 08:30 @ada looks\n14 09:15 failed over",
    ),
    Notation(
        "numbers below times",
        "All times UTC\n\n14:20 disk full\n- 1500 orders lost\n- 2000 users hit",
        "14 14:20 disk full\n- 1500 orders lost\n- 2000 users hit",
    ),
    *(
        Notation(
            f"a board with the time {where}, as {later}",
            "The shop is down\n\n"
            + shape.format(label="Resolved", time=later, words="We failed over.")
            + "\n\n"
            + shape.format(label="Identified", time=sooner, words="The disk is full."),
            "14 13:30 Resolved: We failed over.\n14 13:20 Identified: The disk is full.",
        )
        for where, shape in _BOARDS
        for later, sooner in _TIMES
    ),
    *(
        Notation(
            f"the source of a page with {it}",
            "The shop is down.\n"
            f"{it % '2025-03-14T13:20:00Z'}disk full\n\n{it % '2025-03-14T13:30:00Z'}failed over",
            DISK,
        )
        for it in _MOMENTS
    ),
    Notation(
        "a shortcode around every update",
        '{{< update "2025-03-14T13:20:00Z" >}}\ndisk full\n{{< /update >}}\n\n'
        '{{< update "2025-03-14T13:30:00Z" >}}\nfailed over\n{{< /update >}}\n\nSorry.',
        DISK,
    ),
    Notation(
        "updates of several lines with their time behind them",
        "---\ntitle: Disk\ndate: 2025-03-14 13:00:00\n---\n*Resolved* - It is well.\n\n"
        'For good. {{< track "2025-03-14 14:30:00" >}}\n\n*Identified* - A disk\n'
        'is full. {{< track "2025-03-14 14:20:00" >}}',
        "14 13:30 Resolved - It is well. For good.\n14 13:20 Identified - A disk is full.",
    ),
    *(
        Notation(f"the year last, as {it}", f"{it} disk full\n14:30 CET failed over", DISK)
        for it in _YEAR_LAST
    ),
    *(
        Notation(
            f"an update as {it}",
            f"The shop is down\n\n{it} disk full",
            f"14 13:20 {label}: disk full",
        )
        for it, label in _UPDATES
    ),
    Notation(
        "how many of something, which is no year",
        "14 Mar 14:20 CET 2000 requests failed",
        "14 13:20 2000 requests failed",
    ),
    Notation(
        "a title whose day has the month first, and updates below it",
        "The shop is down - 3/12/2025 - Updated\n\nUpdate 2 (9:30 PM PST): failed over\n\n"
        "Update 1 (9:20 PM PST): disk full",
        "13 05:30 Update 2: failed over\n13 05:20 Update 1: disk full",
    ),
    Notation(
        "a history by months, with the times below the words",
        "March 2025\n\nThe shop is slow\nA disk is full.\nMar 14, 13:20-13:30 UTC\n"
        "The shop is down\nFailed over.\nMar 14, 13:05 UTC\n\nDecember 2024\n\n"
        "Mail is late\nA queue was full.\nDec 30, 07:00 UTC",
        "14 13:20..14 13:30 The shop is slow A disk is full.\n"
        "14 13:05 The shop is down Failed over.\n2024-12-30 07:00 Mail is late A queue was full.",
    ),
    Notation(
        "a day for all events, and one that is of another",
        "Unless otherwise noted all events happened on 2025-03-14, and all times are in CET.\n\n"
        "- 2025-03-13 23:50: disk filled\n- 14:20: disk full\n- 14:30: failed over",
        "13 22:50 disk filled\n14 13:20 disk full\n14 13:30 failed over",
    ),
    Notation(
        "a list that a section without a mark follows",
        "Timeline (CET):\n• 14:20 CET: disk full\n• 14:30 CET: failed over\n"
        "Post-Mortem & Prevention:\nA disk had no alert.",
        DISK,
    ),
    Notation(
        "an aside behind the separator that a time is only about right",
        "- 2025-03-14 14:20:00 - (approximately) disk full\n- 2025-03-14 14:30:00 - failed over",
        "~14 13:20 disk full\n14 13:30 failed over",
    ),
)
