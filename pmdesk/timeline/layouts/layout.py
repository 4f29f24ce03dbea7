"""From lines to marks: the steps by which a text is reduced to times and their words."""

from pmdesk.timeline.layouts.bylines import read_bylines
from pmdesk.timeline.layouts.chats import read_speakers
from pmdesk.timeline.layouts.collecting import Collector
from pmdesk.timeline.layouts.conventions import days_of
from pmdesk.timeline.layouts.declarations import (
    mentioned_day,
    read_declarations,
    told_zone,
)
from pmdesk.timeline.layouts.digits import read_digits
from pmdesk.timeline.layouts.doubts import take_back_doubtful
from pmdesk.timeline.layouts.endings import read_endings
from pmdesk.timeline.layouts.headings import read_bare_headings, read_underlined
from pmdesk.timeline.layouts.marks import Layout
from pmdesk.timeline.layouts.months import read_months
from pmdesk.timeline.layouts.rows import read_rows
from pmdesk.timeline.layouts.status import collect_upwards, texts_first


def lines_of(text: str) -> list[tuple[int, str]]:
    """Return every line with the place at which it begins."""
    found = []
    at = 0
    for line in text.split("\n"):
        found.append((at, line))
        at += len(line) + 1
    return found


def read_layout(text: str) -> Layout:
    """Reduce a text to marks, days and sections."""
    layout = Layout()
    rows = read_rows(lines_of(text))
    read_underlined(rows)
    read_bare_headings(rows)
    read_endings(rows)
    read_months(rows)
    read_declarations(rows, text, layout)
    read_digits(rows, layout.zone)
    if " by " in text:
        read_bylines(rows)
    layout.format = read_speakers(rows, text)
    is_mail = layout.format == "mail"
    if not is_mail:
        take_back_doubtful(rows)
    if not is_mail and texts_first(rows):
        layout.format = "status"
        collect_upwards(rows, layout)
    else:
        Collector(rows, layout).run()
    if layout.zone is None:
        layout.zone = told_zone(rows, layout.items)
    if layout.day is None and not any(day.year for day in days_of(layout)):
        layout.mentioned = mentioned_day(rows)
    return layout
