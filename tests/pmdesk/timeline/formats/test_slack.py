"""A Slack export reads as the conversation that people had."""

import json
from typing import Any

import pytest

from pmdesk.errors import ImportFailed
from pmdesk.timeline.formats.slack_text import Names, read_message
from tests.pmdesk.timeline.formats.files import read_all, read_json, told, when

USERS = [
    {"id": "U1", "name": "kim", "profile": {"real_name": "Kim Vance", "display_name": "kim"}},
    {"id": "U2", "name": "lo", "real_name": "Lo Aspen", "profile": {}},
    {"id": "U9", "name": "paws", "real_name": "Paws", "is_bot": True},
]
CHANNELS = [{"id": "C1", "name": "inc-9"}, {"id": "C2", "name": "payments"}]


def message(ts: str, text: str, user: str = "U1", **more: Any) -> dict[str, Any]:
    return {"type": "message", "ts": ts, "user": user, "text": text, **more}


def export(*messages: Any, **files: Any) -> dict[str, bytes]:
    parts = {"users.json": USERS, "channels.json": CHANNELS, "inc-9/2025-03-14.json": messages}
    return {name: json.dumps(value).encode() for name, value in {**parts, **files}.items()}


def test_people_channels_links_and_escapes_are_resolved() -> None:
    names = Names({"U1": "Kim Vance"}, {"C2": "payments"})
    for written, read in {
        "<@U1> see <#C2> or <#C3|ops>": "@Kim Vance see #payments or #ops",
        "<@U7|old.name> and <@U8>": "@old.name and @U8",
        "<!here> <!subteam^S1|@on-call> <!date^17^{date}|14 March>": "@here @on-call 14 March",
        "a &lt;b&gt; &amp;amp; c &amp; d": "a <b> &amp; c & d",
        "*bold* _slanted_ ~gone~ snake_case_name 2*3*4": "bold slanted gone snake_case_name 2*3*4",
        "`rm *.log*` then *stop*": "`rm *.log*` then stop",
        "<https://a.example/x?b=1&amp;c=2>": "https://a.example/x?b=1&c=2",
        "<https://a.example|the graph>": "the graph",
        "<https://a.example|graph> <https://b.example|log>":
            "graph (https://a.example) log (https://b.example)",
        "<mailto:kim@a.example|kim@a.example>": "kim@a.example",
        "1 < 2 and 3 > 2": "1 < 2 and 3 > 2",
    }.items():  # fmt: skip
        assert read_message(written, names).text == read


def test_a_lone_link_is_the_link_of_its_event() -> None:
    (event,) = read_json([message("1741962000.000100", "see <https://a.example/1|graph>")]).events
    assert (event.text, event.link) == ("see graph", "https://a.example/1")


def test_messages_come_by_time_with_people_threads_and_edits() -> None:
    reading = read_all(
        export(
            message("1741962060.000200", "second", "U2", thread_ts="1741962000.000100"),
            message("1741962000.000100", "first", thread_ts="1741962000.000100",
                    replies=[{"user": "U2", "ts": "1741962060.000200"}]),
            message("1741962120.000100", "third", "U5", edited={"ts": "1741962180.0"}),
        )
    )  # fmt: skip
    assert told(reading) == [
        ("2025-03-14T14:20:00Z", "first"),
        ("2025-03-14T14:21:00Z", "second"),
        ("2025-03-14T14:22:00Z", "third"),
    ]
    assert [event.author for event in reading.events] == ["Kim Vance", "Lo Aspen", "U5"]
    assert [event.kind for event in reading.events] == ["message", "reply", "message"]
    assert {event.source for event in reading.events} == {"#inc-9"}
    assert reading.events[0].origin == "slack:inc-9:1741962000.000100"
    assert reading.events[2].notes == ("Edited at 14:23:00 UTC.",)


def test_a_reply_that_was_also_sent_to_the_channel_is_there_once() -> None:
    reply = message(
        "1741962060.000200", "done", thread_ts="1741962000.000100", subtype="thread_broadcast"
    )
    assert len(read_all(export(reply, reply)).events) == 1


def test_bots_speak_through_attachments_blocks_and_files() -> None:
    reading = read_json(
        [
            message("1741962000.1", "", "", bot_id="B1", username="grafana",
                    attachments=[{"title": "Errors high", "text": "14 %",
                                  "title_link": "https://g.example"}]),
            message("1741962001.1", "", "", bot_id="B1", bot_profile={"name": "Deployer"},
                    blocks=[{"type": "section", "text": {"text": "*v2* is out"}}]),
            message("1741962002.1", "", "", subtype="bot_message",
                    attachments=[{"fallback": "only this"}]),
            message("1741962003.1", "", "U1", files=[{"name": "graph.png"}]),
            message("1741962004.1", "", "U1"),
        ]
    )  # fmt: skip
    assert [(event.author, event.text, event.kind) for event in reading.events] == [
        ("grafana", "Errors high\n14 %", "bot"),
        ("Deployer", "v2 is out", "bot"),
        ("Bot", "only this", "bot"),
        ("U1", "graph.png", "message"),
    ]
    assert reading.events[0].link == "https://g.example"


def test_joins_and_topics_are_offered_but_not_taken() -> None:
    reading = read_all(
        export(
            message("1741962000.1", "<@U1> has joined the channel", subtype="channel_join"),
            message("1741962001.1", "look", "U9"),
            message("1741962002.1", "pinned", subtype="pinned_item"),
            message("1741962003.1", "", subtype="message_deleted"),
        )
    )
    assert reading.events[0].text == "has joined the channel"
    assert {kind.name: kind.taken for kind in reading.kinds} == {
        "bot": True, "channel_join": False, "pinned_item": False,
    }  # fmt: skip


def test_a_broken_message_is_named_by_file_and_row_and_the_others_are_read() -> None:
    good = json.dumps([message("1741962000.1", "fine")]).encode()
    reading = read_all(
        export(message("soon", "x"), 7, **{"inc-9/2025-03-15.json": json.loads(good)})
    )
    assert told(reading) == [("2025-03-14T14:20:00Z", "fine")]
    assert [(unread.line, unread.reason) for unread in reading.unread] == [
        (1, "In “inc-9/2025-03-14.json”: Its “ts” is not a time."),
        (2, "In “inc-9/2025-03-14.json”: This is not an entry."),
    ]


def test_a_folder_of_files_that_are_named_after_days_is_not_always_an_export() -> None:
    page = json.dumps([message("1741962000.1", "fine")]).encode()
    channel = read_all({"2025-03-14.json": page, "2025-03-15.json": b"[]"})
    assert channel.events[0].source == "#folder"
    log = {"receiver": "r", "alerts": [{"startsAt": "2025-03-14T14:20:00Z", "labels": {"a": "b"}}]}
    parts = {"2025-03-14.json": json.dumps(log).encode(), "notes.txt": b"2025-03-14 14:21Z look"}
    assert [event.text for event in read_all(parts).events] == ["Alert\na=b", "look"]


def test_a_day_that_is_no_list_refuses_the_export() -> None:
    with pytest.raises(ImportFailed, match=r"“inc-9/2025-03-15\.json” is not a list of messages"):
        read_all(export(message("1741962000.1", "fine"), **{"inc-9/2025-03-15.json": {}}))


@pytest.mark.parametrize("wrapped", ["", "my export/"])
def test_an_export_within_another_folder_is_an_export(wrapped: str) -> None:
    parts = export(message("1741962000.1", "fine"))
    reading = read_all({f"{wrapped}{name}": content for name, content in parts.items()})
    assert (reading.events[0].author, reading.events[0].source) == ("Kim Vance", "#inc-9")


def test_the_messages_that_the_api_gives_are_read_too() -> None:
    (event,) = read_json({"ok": True, "messages": [message("1741962000.1", "fine")]}).events
    assert (when(event), event.source) == ("2025-03-14T14:20:00Z", "Slack")
