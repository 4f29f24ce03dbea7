"""Whatever a file holds, reading it gives events or one sentence, and nothing else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.errors import ImportFailed
from pmdesk.timeline.listing import as_facts, as_lines
from tests.pmdesk.timeline.formats.files import BERLIN, read_all

Place = tuple[Any, ...]
"""The way to something in a value, by keys and numbers."""

AT = "2025-03-14T14:20:00Z"
WHOLE: dict[str, Any] = {
    "slack": [
        {"type": "message", "ts": "1741962000.1", "user": "U1", "text": "<@U1|a> <https://x|y>",
         "edited": {"ts": "1741962000.1"}, "attachments": [{"title": "t"}],
         "files": [{"name": "n"}],
         "thread_ts": "1.2", "blocks": [{"text": {"text": "x"}}], "bot_profile": {"name": "b"}},
    ],
    "pagerduty": {"log_entries": [
        {"id": "R", "type": "trigger_log_entry", "created_at": AT, "summary": "s", "note": "n",
         "agent": {"summary": "a"}, "channel": {"summary": "c"},
         "event_details": {"description": "d"}},
    ]},
    "statuspage": {"page": {"name": "p"}, "incidents": [
        {"name": "n", "shortlink": "l", "incident_updates": [
            {"id": "u", "status": "resolved", "body": "b", "display_at": AT}]},
    ]},
    "alertmanager": {"receiver": "r", "alerts": [
        {"status": "firing", "labels": {"alertname": "n"}, "annotations": {"summary": "s"},
         "startsAt": AT, "endsAt": AT, "fingerprint": "f"},
    ]},
    "opsgenie": {"data": [{"log": "l", "type": "system", "owner": "o", "createdAt": AT}]},
    "jira": {"key": "K", "self": "https://x/rest/api/3", "fields": {"comment": {"comments": [
        {"id": "1", "author": {"displayName": "a"}, "created": AT, "body": {
            "type": "doc", "content": [
                {"type": "paragraph", "content": [{"type": "text", "text": "x"}]}]}},
    ]}}, "changelog": {"histories": [
        {"id": "2", "created": AT, "items": [
            {"field": "f", "fromString": "a", "toString": "b"}]}]}},
    "github": [
        {"id": 1, "event": "renamed", "actor": {"login": "a"}, "created_at": AT,
         "rename": {"from": "a", "to": "b"}, "author": {"date": AT}},
    ],
}  # fmt: skip
CALENDAR = (
    "BEGIN:VCALENDAR\nX-WR-CALNAME:c\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\n"
    "DTSTART:19701025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nEND:VTIMEZONE\n"
    "BEGIN:VEVENT\nUID:1\nSUMMARY:s\nDTSTART;TZID=Z:20250314T142000\nDURATION:PT5M\n"
    "ORGANIZER;CN=a:mailto:b\nRRULE:FREQ=DAILY\nSTATUS:CANCELLED\nEND:VEVENT\n"
    "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20250314\nDTEND;VALUE=DATE:20250316\nEND:VEVENT\n"
    "END:VCALENDAR\n"
)
SHEET = (
    'Date,Time (UTC),Zone,End,Who,Event\n2025-03-14,14:20,CET,14:30,Kim,"a, b"\n,1741962000,,,,c\n'
)

ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.sampled_from(["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "99999999999", AT]),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.text(), max_size=2),
)  # fmt: skip


def survives(name: str, content: str | bytes) -> None:
    """Read one file, whatever is in it."""
    data = content if isinstance(content, bytes) else content.encode(errors="replace")
    shows(name, {name: data})


def shows(name: str, parts: dict[str, bytes]) -> None:
    """Show what was read in every way, or the sentence about why nothing was."""
    try:
        reading = read_all(parts)
    except ImportFailed as failed:
        told = [str(failed)]
    else:
        told = [json.dumps(as_facts(reading)), *as_lines(reading, BERLIN)]
    assert "\n".join(told).encode(), name


def places(value: Any, path: Place = ()) -> list[Place]:
    """Return the way to everything that stands in a value."""
    inner = list(value.items()) if isinstance(value, dict) else []
    inner = list(enumerate(value)) if isinstance(value, list) else inner
    return [path, *(place for key, one in inner for place in places(one, (*path, key)))]


def changed(value: Any, place: Place, instead: Any) -> Any:
    """Return a value in which something else stands in one place."""
    if not place:
        return instead
    if isinstance(value, dict):
        return {**value, place[0]: changed(value.get(place[0]), place[1:], instead)}
    if isinstance(value, list):
        return [
            changed(one, place[1:], instead) if n == place[0] else one
            for n, one in enumerate(value)
        ]
    return value


@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_any_value_in_any_place_of_any_format(name: str, data: st.DataObject) -> None:
    value = WHOLE[name]
    for place in data.draw(st.lists(st.sampled_from(places(value)[1:]), min_size=1, max_size=3)):
        value = changed(value, place, data.draw(ODD))
    text = json.dumps(value).encode()
    shows(name, {"x.json": text})
    if name == "slack":
        shows(name, {"users.json": text, "channels.json": text, "c/2025-03-14.json": text})


@pytest.mark.parametrize(
    ("name", "text"),
    [("x.json", json.dumps(WHOLE["slack"])), ("x.ics", CALENDAR), ("x.csv", SHEET), ("x", SHEET)],
)
def test_any_damage_to_a_text(name: str, text: str) -> None:
    lines = text.splitlines(keepends=True)

    @given(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, 9), st.text(max_size=9))),
        st.permutations(lines),
        st.booleans(),
    )
    def check(cuts: list[tuple[int, int, str]], mixed: list[str], shuffled: bool) -> None:  # noqa: FBT001
        damaged = "".join(mixed) if shuffled else text
        for start, length, instead in cuts:
            damaged = damaged[:start] + instead + damaged[start + length :]
        survives(name, damaged)

    check()


NAMES = st.sampled_from(["x.json", "x.csv", "x.tsv", "x.ics", "x.txt", "pasted"])


@given(NAMES, st.one_of(st.binary(max_size=300), st.text(max_size=300)))
def test_any_bytes_under_any_name(name: str, content: str | bytes) -> None:
    survives(name, content)


@pytest.mark.parametrize(
    "much",
    ["[", '{"a":', '"', ",\n", "BEGIN:VCALENDAR\n", "a,b\n", '"a,b\n', "a;=\\,", "14:20 ", "T+1 "],
)
def test_much_of_the_same(much: str) -> None:
    for name in ("x.json", "x.csv", "x.ics", "pasted"):
        survives(name, much * 4_000)
