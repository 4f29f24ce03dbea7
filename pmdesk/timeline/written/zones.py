"""How people write time zones, and which zone is meant.

An abbreviation is taken as it is written: PST is UTC−8 in summer too. `Zone.region` is where it is
used, so that one can ask whether the local time was meant.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pmdesk.timeline.written.cursor import Cursor
from pmdesk.timeline.written.zone_names import (
    BY_WORDS,
    FIXED,
    HALVES,
    LIKE_WORDS,
    PLACES,
    REGIONS,
    SAID,
)


class Zone(NamedTuple):
    """A zone as it is written, and what it is taken as."""

    written: str
    meant: tzinfo
    region: str = ""
    """The place whose clocks the abbreviation belongs to."""
    others: tuple[str, ...] = ()
    """Places that use the same abbreviation for another time."""


_HOURS = r"(?:1[0-4]|0?\d)(?::?[0-5]\d)?(?!\d|:\d)"
_REAL_HOURS = r"(?!00:?[1-5]|0:[1-5])(?:1[0-4]|0?\d)(?::?(?:00|30|45))?(?!\d|:\d)"
"""Those of a zone, not of a time that has passed."""
_OFFSET = rf"(?:\s?\+\s?|\s?[-−]|–){_HOURS}"
_ABBREVIATIONS = "|".join(sorted(FIXED, key=len, reverse=True))
_NAMED = (
    rf"(?P<utc>\+?(?:UTC|GMT|utc|gmt|Utc|UCT)(?P<offset>{_OFFSET})?|[Zz]|[Zz]ulu)\b"
    r"|(?P<pair>(?:CET|EET|WET|PST|MST|CST|EST)\s?/\s?(?:CEST|EEST|WEST|PDT|MDT|CDT|EDT)\b)"
    rf"|(?P<words>{'|'.join(BY_WORDS)})(?:\s[Ss]tandard|\s[Ss]ummer|\s[Dd]aylight)?"
    r"\s[Tt]ime(?:\s?zone)?\b"
    rf"|(?P<fixed>(?:{_ABBREVIATIONS})\b|(?:{'|'.join(LIKE_WORDS)})(?=\s?(?:$|[-–—:|,;)\]]|[Tt]ime\b)))"
    r"|(?P<us>[PMCE]T)\b"
    r"|(?P<iana>(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)"
    r"/[A-Za-z_]{2,30}(?:/[A-Za-z_]{2,30})?)"
    r"|(?P<part>(?:US[ /]|U\.S\.\s)?(?:Pacific|Eastern|Central|Mountain|pacific|eastern"
    r"|(?:mountain|central)(?=\s[Tt]ime))"
    r"(?:\s(?:[Ss]tandard|[Dd]aylight))?(?:\s[Tt]ime)?)\b"
)
_AFTER_CLOCK = re.compile(
    rf"\s?(?P<open>[(\[])?(?:{_NAMED}|(?P<bare>(?<!\s)\+{_REAL_HOURS})"
    r"|(?P<city>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?:\s(?P<said>time)\b|(?=\s?(?:$|[-–—:|)\]]))))"
    r"(?:\s?\((?:\s?UTC\s?[+-]\d{1,2}(?::\d\d)?\s?|(?<=\d\s\()(?:CES?T|EES?T|BST|GMT|IST|JST|[PMCE][SD]T)"
    r"|(?<=\d\s\()(?:[A-Z][a-z]+\s){1,4}Time)\))?\.?(?P<close>(?(open)\s?[)\]]))"
)
_NAMES_GO_ON = re.compile(r"\s?[-–—]\s?[A-Z][\w.]*(?:\s[A-Z][\w.]*)?\s[-–—]\s")
"""What follows the first of several names that dashes join."""
UTC_ZONE = Zone("UTC", UTC)
_PLAIN_UTC = re.compile(r"\s{0,4}(?:UTC|Z)\b(?!\s?[+\-−–(/])")
"""The most common zone, as nothing else could be meant by it."""
_ZONE_BEGINS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZugpezmc([+")
_AFTER_SECONDS = re.compile(
    r"\s?[-−](?:0\d|1[0-4])(?::?(?:00|15|30|45))?(?![\d:])|\s\+(?:0\d|1[0-4])(?:00|15|30|45)\b"
)
_AHEAD = re.compile(r"\s\+(?:0\d|1[0-4]):?(?:00|30|45)\b")
"""An offset of four digits that no range could begin with."""
_OFFSET_PARTS = re.compile(r"([+\-−–])\s?(\d{1,2})(?::?(\d\d))?$")


def take_zone(cursor: Cursor) -> Zone | None:
    """Read a zone that stands behind a time of day."""
    text, at = cursor.text, cursor.at
    first = text[at : at + 5].lstrip()[:1]
    if first not in _ZONE_BEGINS:
        return None
    plainly = _PLAIN_UTC.match(text, at)
    if plainly is not None:
        cursor.at = plainly.end()
        return UTC_ZONE
    match = _AFTER_CLOCK.match(text, at)
    found = _zone(match) if match is not None and not _is_mere_name(match) else None
    if match is None or found is None:
        return None
    cursor.at = match.end()
    if cursor.text[cursor.at - 1 : cursor.at] == ".":
        cursor.at -= 1
    return found


def _is_mere_name(match: re.Match[str]) -> bool:
    """Tell whether a name behind a time may be that of any place, as in “Midway – Foster line”."""
    if not match["city"] or match["said"] or match["open"]:
        return False
    return (
        match["city"].lower() not in SAID
        or _NAMES_GO_ON.match(match.string, match.end()) is not None
    )


def take_offset(cursor: Cursor) -> Zone | None:
    """Read an offset whose dash could also be that of a range; only ISO 8601 has it there."""
    match = cursor.take(_AFTER_SECONDS)
    return Zone(match[0].strip(), _offset(match[0])) if match else None


def take_ahead(cursor: Cursor) -> Zone | None:
    """Read an offset ahead of UTC behind a time without seconds."""
    match = cursor.take(_AHEAD)
    return Zone(match[0].strip(), _offset(match[0])) if match else None


def _zone(match: re.Match[str]) -> Zone | None:
    written = match[0].strip(" ([)].")
    for group, found in match.groupdict().items():
        if found and group in _READERS:
            return _READERS[group](found, written)
    return None


def _utc(name: str, written: str) -> Zone:
    """Return UTC, or the offset from it that follows its name."""
    return Zone(written, _offset(name) if _OFFSET_PARTS.search(name) else UTC)


def _iana(name: str, written: str) -> Zone | None:
    known = _known(name)
    return Zone(written, known) if known else None


@cache
def abbreviation(name: str) -> Zone:
    """Return the zone of an abbreviation that can be nothing else."""
    if name in {"UTC", "Z", "GMT"}:
        return Zone(name, UTC) if name == "GMT" else UTC_ZONE
    hours, region, others = FIXED.get(name) or (*LIKE_WORDS[name], ())
    return Zone(name, timezone(timedelta(hours=hours), name), region, others)


def _part(written: str) -> Zone:
    words = written.lower().replace("u.s.", "us").replace("/", " ").split()
    part = next(word for word in words if word in REGIONS)
    half = next((HALVES[word] for word in words if word in HALVES), "")
    if half:
        return Zone(written, abbreviation(f"{part[0].upper()}{half}").meant, REGIONS[part])
    return Zone(written, ZoneInfo(REGIONS[part]))


def _offset(text: str) -> tzinfo:
    match = _OFFSET_PARTS.search(text)
    if match is None:
        return UTC
    away = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(away if match[1] == "+" else -away)


@cache
def _cities() -> dict[str, str]:
    """Return every zone by the city, or the words, that it is called after."""
    named = {name.rpartition("/")[2].replace("_", " ").lower(): name for name in _real_zones()}
    return named | {name: zone for name, zone in REGIONS.items() if name.islower()}


@cache
def _known(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _real_zones() -> list[str]:
    left = ("Etc/", "SystemV/", "US/", "posix/", "right/")
    return sorted(name for name in available_timezones() if "/" in name and name[:3] not in left)


@cache
def _city(name: str) -> Zone | None:
    zone = _cities().get(name.lower())
    return Zone(name, ZoneInfo(zone)) if zone else None


_READERS: dict[str, Callable[[str, str], Zone | None]] = {
    "utc": _utc,
    "pair": lambda name, written: Zone(written, ZoneInfo(FIXED[name[:3].upper()][1])),
    "fixed": lambda name, _: abbreviation(name),
    "words": lambda name, written: Zone(written, ZoneInfo(BY_WORDS[name])),
    "us": lambda name, written: Zone(written, ZoneInfo(REGIONS[name])),
    "iana": _iana,
    "part": lambda _, written: _part(written),
    "bare": lambda name, written: Zone(written, _offset(name)),
    "city": lambda name, _: _city(name),
}
"""What each way of naming a zone gives, by its group in the patterns."""


_EXPLAINED = (
    r"\b{name}\b[\s*_,/=]{{0,3}}[(\[]?\s?(?:UTC|GMT)\s?(?P<ahead>[+−-](?:0?\d|1[0-4])(?::[0-5]\d)?)(?!\d)"
    r"|\b(?:UTC|GMT)\s?(?P<behind>[+−-](?:0?\d|1[0-4])(?::[0-5]\d)?)(?!\d)[\s*_,/=]{{0,3}}[(\[]?\s?{name}\b"
)


def as_meant(zone: Zone, default: tzinfo | None, text: str = "") -> Zone:
    """Return a zone as the text explains it, or one of many meanings as the default settles it."""
    explained = _explained(zone.written, text)
    if not zone.others:
        known = explained is None or not zone.region
        return zone if known else Zone(zone.written, timezone(_away(explained), zone.written))
    name = getattr(default, "key", "")
    places = (zone.region, *zone.others)
    told = _fitting(places, explained) or (name if name in places else _told(places, text))
    if told in {"", zone.region}:
        return zone._replace(others=()) if told else zone
    return Zone(zone.written, ZoneInfo(told), told)


def _explained(name: str, text: str) -> tzinfo | None:
    """Return the offset by which a text explains a name, as “CST (UTC+8)”."""
    match = _EXPLAINED.format(name=re.escape(name))
    found = re.search(match, text) if name in text else None
    return _offset(found["ahead"] or found["behind"]) if found else None


def _away(zone: tzinfo | None) -> timedelta:
    """Return how far a zone of one offset is from UTC."""
    return (zone.utcoffset(None) if zone else None) or timedelta()


def _fitting(places: tuple[str, ...], explained: tzinfo | None) -> str:
    """Return the one of some places whose clocks have an offset, if one has."""
    if explained is None:
        return ""
    there = _away(explained)
    seasons = [datetime(2000, month, 1, tzinfo=UTC) for month in (1, 7)]
    fits = (
        place
        for place in places
        if any(season.astimezone(ZoneInfo(place)).utcoffset() == there for season in seasons)
    )
    return next(fits, "")


def _told(places: tuple[str, ...], text: str) -> str:
    """Return the one of some places that the words of a text name."""
    found = [place for place in places if any(word in text for word in PLACES.get(place, ()))]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=512)
def differs(zone: Zone, moment: datetime) -> bool:
    """Tell whether the place of an abbreviation had another offset at that moment."""
    if not zone.region:
        return False
    there = moment.astimezone(ZoneInfo(zone.region)).utcoffset()
    return there != moment.astimezone(zone.meant).utcoffset()


def named_zone(name: str) -> tzinfo | None:
    """Return the zone of a full name such as Europe/Berlin, an offset or an abbreviation."""
    known = _known(name)
    if known is not None:
        return UTC if known.key == "UTC" else known
    cursor = Cursor(name.strip())
    found = take_zone(cursor)
    return found.meant if found and cursor.ended else None


_SAYS_SO = re.compile(
    r"(?i:\b(?:time|times|timestamps?|timezones?|clocks?|hours|zone|timeline|chronology|events"
    r"|timings|entries|dates|log)\b)"
)
_OF_LOGS = re.compile(r"(?i:\blogs?\b)[^,;.()\n]{0,24}\b(?:in|use)\s+\S+")
"""What a text with local times says of the logs that it quotes."""
_DECLARED = re.compile(
    rf"(?<![\w/-])(?:{_NAMED}"
    r"|(?P<city>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s(?:local\s)?[Tt]ime\b)"
)


def declared_zone(line: str) -> Zone | None:
    """Return the zone that a line declares for the times of a text, such as “All times UTC”."""
    if not _SAYS_SO.search(line):
        return None
    if "ocal time" in line:
        line = _OF_LOGS.sub("", line)
    for match in _DECLARED.finditer(line):
        found = _zone_declared(match)
        if found is not None:
            return found
    return None


def _zone_declared(match: re.Match[str]) -> Zone | None:
    groups = match.groupdict()
    if groups["city"]:
        return _city(groups["city"]) or _city(groups["city"].rpartition(" ")[2])
    return _zone(match)
