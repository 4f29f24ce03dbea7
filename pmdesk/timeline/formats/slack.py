"""Slack: a workspace’s export, a channel’s folder of it, or the file of one day.

A message’s `ts` is its time and its name; the day in a file’s name is cut in a zone that nobody
knows, so it is never used.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from pmdesk.errors import ImportFailed
from pmdesk.timeline.formats import strict
from pmdesk.timeline.formats.decoding import decode
from pmdesk.timeline.formats.entries import Format, Unfit, joined, origin
from pmdesk.timeline.formats.fields import Entry, first_text, has, is_list_of, listed, reach, text
from pmdesk.timeline.formats.slack_text import Message, Names, read_message
from pmdesk.timeline.formats.source import Source
from pmdesk.timeline.formats.stamps import read_epoch
from pmdesk.timeline.reading import Kind, ReadEvent, Reading

_DAY_FILE = re.compile(r"(?:(?P<folder>.*)/)?\d{4}-\d\d-\d\d\.json")
_WORKSPACE = ("users.json", "channels.json")
_CHANNELS = ("channels.json", "groups.json", "mpims.json", "dms.json")
_SPOKEN = {"", "file_share", "me_message", "thread_broadcast"}
"""Subtypes of messages that are words of a person; the others are the work of Slack."""

KINDS = (
    Kind("message", "Messages"),
    Kind("reply", "Replies in threads"),
    Kind("bot", "Bots"),
    Kind("channel_join", "Joins", taken=False),
    Kind("channel_leave", "Leaves", taken=False),
    Kind("channel_topic", "Topics", taken=False),
    Kind("channel_purpose", "Purposes", taken=False),
    Kind("channel_name", "Renamings", taken=False),
    Kind("bot_add", "Bots added", taken=False),
    Kind("tombstone", "Deleted messages", taken=False),
)


def is_export(source: Source) -> bool:
    """Tell whether several files are a workspace’s export or a channel’s folder."""
    days = _days(source)
    known = any(path.rpartition("/")[2] in _WORKSPACE for path in source.parts)
    several = len(source.parts) > 1 or "/" in next(iter(source.parts))
    return bool(days) and (known or (several and _fits(_loaded(source, days[0]))))


def read_export(source: Source) -> Reading:
    """Return the messages of all channels, by time."""
    names = _names(source)
    return joined((path, _read_day(source, path, names)) for path in _days(source))


def _days(source: Source) -> list[str]:
    return [path for path in sorted(source.parts) if _DAY_FILE.fullmatch(path)]


def _read_day(source: Source, path: str, names: Names) -> Reading:
    messages = _loaded(source, path)
    if not isinstance(messages, list):
        raise ImportFailed(f"“{path}” is not a list of messages. Export the channel once more.")
    folder = path.rpartition("/")[0] or source.name
    return _format(names, f"#{folder.rpartition('/')[2]}").read(messages)


def _names(source: Source) -> Names:
    found = Names()
    for path in source.parts:
        name = path.rpartition("/")[2]
        if name == "users.json":
            users = _listed(source, path)
            found = replace(found, people=_people(users), bots=_bots(users))
        elif name in _CHANNELS:
            channels = {text(one, "id"): text(one, "name") for one in _listed(source, path)}
            found = replace(found, channels={**found.channels, **channels})
    return found


def _loaded(source: Source, path: str) -> Any:
    return strict.load(path, decode(path, source.parts[path]).text)


def _listed(source: Source, path: str) -> list[Any]:
    value = _loaded(source, path)
    return value if isinstance(value, list) else []


def _people(users: list[Any]) -> Mapping[str, str]:
    return {text(user, "id"): _person(user) for user in users if _person(user)}


def _person(user: Any) -> str:
    profile = reach(user, "profile")
    return first_text(profile, "real_name", "display_name") or first_text(user, "real_name", "name")


def _bots(users: list[Any]) -> frozenset[str]:
    return frozenset(text(user, "id") for user in users if reach(user, "is_bot") is True)


def _format(names: Names, channel: str) -> Format:
    return Format("Slack messages", _fits, _messages, partial(_event, names, channel), KINDS)


def _fits(value: Any) -> bool:
    return is_list_of(value, "ts", "type") or is_list_of(value, "ts", "text") or _is_page(value)


def _is_page(value: Any) -> bool:
    """Tell whether this is what the API gives: the messages of a channel, page by page."""
    return is_list_of(reach(value, "messages"), "ts")


def _messages(value: Any) -> Any:
    return listed(value, "messages") if _is_page(value) else value


def _event(names: Names, channel: str, entry: Entry) -> ReadEvent | None:
    """Return a message as an event, or None for one that has no words."""
    if text(entry, "type") not in {"", "message"} or text(entry, "subtype") == "message_deleted":
        return None
    if has(reach(entry, "message"), "ts"):
        entry = reach(entry, "message")
    stamp = text(entry, "ts")
    start = read_epoch(stamp)
    if start is None:
        raise Unfit("Its “ts” is not a time.")
    kind, message = _kind(entry, names), _said(entry, names)
    if not message.text:
        return None
    return ReadEvent(
        start=start,
        text=message.text,
        author=_author(entry, names, kind),
        source=channel or "Slack",
        link=message.links[0] if len(message.links) == 1 else "",
        # A ts is unique in its channel only, and a file by itself does not say which that is.
        origin=origin("slack", channel.lstrip("#"), stamp) or origin("slack file", stamp),
        kind=kind,
        notes=_edited(entry),
    )


def _kind(entry: Entry, names: Names) -> str:
    subtype = text(entry, "subtype")
    if subtype == "bot_message" or (subtype in _SPOKEN and _is_bot(entry, names)):
        return "bot"
    if subtype not in _SPOKEN:
        return subtype
    thread = text(entry, "thread_ts")
    return "reply" if thread and thread != text(entry, "ts") else "message"


def _is_bot(entry: Entry, names: Names) -> bool:
    return bool(text(entry, "bot_id")) or text(entry, "user") in names.bots


def _author(entry: Entry, names: Names, kind: str) -> str:
    user = text(entry, "user")
    if kind == "bot":
        named = text(entry, "username") or text(entry, "bot_profile", "name")
        return named or names.people.get(user, "Bot")
    profile = reach(entry, "user_profile")
    known = first_text(profile, "real_name", "display_name", "name")
    return known or names.people.get(user, user)


def _said(entry: Entry, names: Names) -> Message:
    """Return all words of a message: its own, those of a bot’s attachments, its files’ names."""
    own = text(entry, "text")
    mention = f"<@{text(entry, 'user')}>"
    if text(entry, "subtype") not in _SPOKEN and own.startswith(mention):
        own = own.removeprefix(mention)
    parts = [own or _blocks(entry)]
    if not own or _is_bot(entry, names):
        parts += [_attached(one) for one in listed(entry, "attachments")]
    found = read_message("\n".join(filter(None, parts)), names)
    files = ", ".join(filter(None, (text(one, "name") for one in listed(entry, "files"))))
    shown = f"({files})" if files and found.text else files
    links = tuple(filter(None, (text(one, "title_link") for one in listed(entry, "attachments"))))
    return Message("\n".join(filter(None, (found.text, shown))), found.links or links)


def _attached(attachment: Any) -> str:
    parts = [text(attachment, name) for name in ("pretext", "title", "text")]
    return "\n".join(filter(None, parts)) or text(attachment, "fallback")


def _blocks(entry: Entry) -> str:
    """Return the words of a message that is made of blocks alone, as those of bots can be."""
    return "\n".join(filter(None, (text(one, "text", "text") for one in listed(entry, "blocks"))))


def _edited(entry: Entry) -> tuple[str, ...]:
    when = read_epoch(text(entry, "edited", "ts"))
    return (f"Edited at {when:%H:%M:%S} UTC.",) if when else ()


MESSAGES = _format(Names(), "")
"""A day’s file by itself, or what the API gives."""
