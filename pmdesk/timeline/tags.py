"""The tags of the entry line: what can be typed after # and @, and what is none."""

import re

from pmdesk.model import Moment
from pmdesk.record import Record
from pmdesk.timeline.entry import moment_named

_TAG = re.compile(r"(?:^|\s)#(?P<last>[A-Za-z][\w-]*)$|^#(?P<first>[A-Za-z][\w-]*)(?=\s)")
_TOKEN = re.compile(r"(?:^|\s)(?P<token>#[^\s\"]*|@\"?(?:[^\s\"#@]+(?:\s[^\s\"#@]+){0,3}\s?)?)$")
"""A source may be of several words, as people are."""
_UNQUOTED = re.compile(r"(?:^|\s)@(?P<name>[^\s\"#@]+(?:\s[A-Z][^\s\"#@]*){1,2})$")
_MOST = 8

MOMENT_TAGS = tuple(f"#{moment.value.replace('_', '-')}" for moment in Moment)
"""A tag for each moment."""


def unknown_tag(text: str) -> str:
    """Return a sentence about a tag at an end of an event's text that names no moment, if any."""
    match = _TAG.search(text.strip())
    if match is None:
        return ""
    name = match["last"] or match["first"]
    alike = [tag for tag in MOMENT_TAGS if tag[1:].startswith(name.lower())]
    if len(alike) > 1:
        return f"“#{name}” may be {' or '.join(alike)}: it stays in the text until it is one."
    if moment_named(name):
        return ""
    known = ", ".join(tag for tag in MOMENT_TAGS if tag != "#other")
    return f"“#{name}” is not a moment: it stays in the text. Moments: {known}."


def unquoted_source(text: str) -> str:
    """Return a sentence about a source of several words without quotes, if a text ends with one."""
    match = _UNQUOTED.search(text.strip())
    if match is None:
        return ""
    return f'A source of several words goes in quotes: write @"{match["name"]}".'


def token_before(text: str) -> str:
    """Return the tag that is being typed at the end of a text, with its sign, if there is one."""
    match = _TOKEN.search(text)
    return match["token"] if match else ""


def completions(record: Record, token: str) -> tuple[str, ...]:
    """Return the tags that a token begins: moments in their order, sources last used first."""
    if token.startswith("#"):
        known = MOMENT_TAGS
    else:
        sources = (event.source for event in reversed(record.events) if event.source)
        known = tuple(map(_source_tag, dict.fromkeys(sources)))
    wanted = token.lower().replace('"', "")
    found = [tag for tag in known if tag.lower().replace('"', "").startswith(wanted)]
    return () if [tag.lower() for tag in found] == [wanted] else tuple(found[:_MOST])


def _source_tag(source: str) -> str:
    return f'@"{source}"' if " " in source else f"@{source}"
