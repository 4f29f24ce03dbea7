"""Days and times of day as they are written in Japanese, Chinese and Korean."""

import re

from pmdesk.timeline.written.cursor import Cursor

WRITTEN = "\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3「『【"
"""The signs of these languages, as a range of a pattern."""
_HALVES = {
    "午前": "a", "上午": "a", "오전": "a", "凌晨": "a", "早上": "a", "새벽": "a",
    "午後": "p", "下午": "p", "오후": "p", "晚上": "p", "傍晚": "p",
}  # fmt: skip
_HALF = "|".join(_HALVES)
BEGINS = re.compile(rf"(?:{_HALF}|[約约약]|[同当翌次]日の?)\s?(?=\d)")
"""What may stand before the number with which a time begins."""
_DAY = re.compile(
    r"(?:(?P<year>(?:19|20|21)\d\d)\s?[年년/]\s?)?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})"
    r"\s?[日号號일](?:\s?[(\uff08](?:[月火水木金土日]|[월화수목금토일])[)\uff09]|\s?(?:星期|周|週)[一二三四五六日天])?"
)
_CLOCK = re.compile(
    rf"(?:(?P<half>{_HALF})\s?)?(?P<hour>\d{{1,2}})(?:\s?[時时點点시](?![間间])(?:\s?"
    r"(?P<minute>\d{1,2})\s?[分분](?![間间钟鐘])|(?P<mid>半))?|(?(half):(?P<after>\d\d)|(?!)))"
    r"(?:\s?(?P<second>\d{1,2})\s?[秒초])?"
)


def take_east_day(cursor: Cursor) -> tuple[str, int | None, int, int] | None:
    """Read a day; return how it is written, its year if it has one, its month and its day."""
    if cursor.text[cursor.at : cursor.at + 6].isascii():
        return None
    match = cursor.take(_DAY)
    if match is None:
        return None
    return match[0], _number(match["year"]), int(match["month"]), int(match["day"])


def take_east_clock(cursor: Cursor) -> tuple[int, int, int | None, str] | None:
    """Read a time of day; return hour, minute, the second if there is one, and half of the day."""
    if cursor.text[cursor.at : cursor.at + 4].isascii():
        return None
    match = cursor.take(_CLOCK)
    if match is None:
        return None
    minute = 30 if match["mid"] else _number(match["minute"] or match["after"]) or 0
    half = _HALVES.get(match["half"] or "", "")
    return int(match["hour"]), minute, _number(match["second"]), half


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
