"""The timeline: from what people type and paste to events, and what they do to events."""

from datetime import date, tzinfo

from pmdesk.timeline.reading import Answers, Reading


def parse(
    text: str,
    default_date: date | str | None = None,
    default_zone: tzinfo | str | None = None,
    answers: Answers | None = None,
) -> Reading:
    """Read a pasted text into events.

    `default_date` is the day of times that name none, as a date or in ISO 8601; `default_zone` the
    zone of times whose text states none, as a zone or its name; `answers` are given to questions
    that reading this text asked before, each in the form of `Question.answer`. Never fails on a
    text, whatever it holds; raises `InvalidValue` for a zone, and `ValueError` for a date, that
    cannot be.
    """
    from pmdesk.timeline.formats.rows import read_rows
    from pmdesk.timeline.formats.sheets import is_timeline, read_sheet
    from pmdesk.timeline.reader import read

    def read_text(lines: str) -> Reading:
        return read(lines, default_date, default_zone, answers=answers)

    rows = read_rows(text, surely=False)
    return read_sheet("", rows, None, read_text) if is_timeline(rows) else read_text(text)
