"""The times that programs write: ISO 8601 in its common spellings, and seconds since 1970."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*"
    r"(?P<zone>Z|UTC|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)?)?",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"(?P<seconds>\d{9,11})(?:\.\d+)?|(?P<milliseconds>\d{12,14})")


def read_stamp(text: str, zone: tzinfo | None = None) -> datetime | None:
    """Return the instant in UTC, to the second, or None where the text is none.

    `zone` is meant where the text names none; without it such a text is not an instant.
    """
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    offset = _offset(match) if match["zone"] else zone
    if offset is None:
        return None
    try:
        local = datetime.fromisoformat(f"{match['day']} {match['clock']}")
        return local.replace(tzinfo=offset).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def read_epoch(text: str) -> datetime | None:
    """Return the instant of seconds or milliseconds since 1970, to the second."""
    match = _EPOCH.fullmatch(text.strip())
    if match is None:
        return None
    seconds = int(match["seconds"] or int(match["milliseconds"]) // 1000)
    return datetime.fromtimestamp(seconds, UTC)


def _offset(match: re.Match[str]) -> tzinfo | None:
    if not match["sign"]:
        return UTC
    away = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    if away >= timedelta(days=1):
        return None
    return timezone(away if match["sign"] == "+" else -away)
