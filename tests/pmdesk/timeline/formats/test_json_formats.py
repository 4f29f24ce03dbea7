"""What monitoring, paging and tracking programs give reads as events, the earliest first."""

import json
from typing import Any

import pytest

from pmdesk.errors import ImportFailed
from pmdesk.model import Moment
from tests.pmdesk.timeline.formats.files import read_all, read_json, told, when


def entry(kind: str, at: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"R{at}", "type": f"{kind}_log_entry", "created_at": at, "summary": f"{kind}!",
        "agent": {"summary": "Kim Vance"}, "channel": {"type": "auto"},
        "service": {"summary": "Shop"}, "html_url": f"https://pd.example/{at}", **more,
    }  # fmt: skip


def test_a_pagerduty_log_says_what_was_done_and_what_it_meant() -> None:
    reading = read_json(
        {
            "log_entries": [
                entry("resolve", "2025-03-14T15:00:00Z"),
                entry("annotate", "2025-03-14T14:40:00Z", note="rolled back"),
                entry("escalate", "2025-03-14T14:30:00Z"),
                entry("acknowledgement", "2025-03-14T15:24:00+01:00"),
                entry("notify", "2025-03-14T14:20:01Z"),
                entry("trigger", "2025-03-14T14:20:00Z", event_details={"description": "5xx"}),
            ]
        }
    )
    assert told(reading) == [
        ("2025-03-14T14:20:00Z", "trigger!"),
        ("2025-03-14T14:20:01Z", "notify!"),
        ("2025-03-14T14:24:00Z", "acknowledgement!"),
        ("2025-03-14T14:30:00Z", "escalate!"),
        ("2025-03-14T14:40:00Z", "rolled back"),
        ("2025-03-14T15:00:00Z", "resolve!"),
    ]
    assert [event.moment for event in reading.events] == [
        Moment.DETECTED, Moment.OTHER, Moment.RESPONDER_ENGAGED, Moment.ESCALATION, Moment.OTHER,
        Moment.RESOLVED,
    ]  # fmt: skip
    assert [kind.name for kind in reading.kinds if not kind.taken] == ["notify"]
    first = reading.events[0]
    assert first.text == "trigger!\n5xx"
    assert (first.author, first.source, first.line) == ("Kim Vance", "PagerDuty Shop", 6)
    assert first.origin == "pagerduty:R2025-03-14T14:20:00Z"
    assert reading.events[2].written == "2025-03-14T15:24:00+01:00"


def test_a_status_page_tells_what_the_public_saw_and_when() -> None:
    update = {
        "id": "u1", "status": "identified", "body": "We know why. Since 9:15 ET it was slow.",
        "created_at": "2025-03-14T14:33:00Z", "display_at": "2025-03-14T14:30:00.000Z",
    }  # fmt: skip
    done = {**update, "id": "u2", "status": "resolved", "display_at": "2025-03-14T11:00:00-04:00"}
    incident = {
        "name": "Slow",
        "shortlink": "https://s.example",
        "incident_updates": [done, update],
    }
    for value in (
        {"page": {"name": "Shop"}, "incidents": [incident]},
        {"page": {"name": "Shop"}, "incident": incident},
    ):
        first, last = read_json(value).events
        assert (when(first), when(last)) == ("2025-03-14T14:30:00Z", "2025-03-14T15:00:00Z")
        assert first.text == update["body"]
        assert (first.kind, first.source) == ("identified", "Shop status page")
        assert (last.moment, last.link) == (Moment.RESOLVED, "https://s.example")
    assert len(read_json(incident).events) == 2


def alert(end: str, status: str, **more: Any) -> dict[str, Any]:
    return {
        "status": status, "labels": {"alertname": "ErrorsHigh"}, "annotations": {"summary": "14 %"},
        "startsAt": "2025-03-14T14:20:00.123456789Z", "endsAt": end, "fingerprint": "f1", **more,
    }  # fmt: skip


def webhook(*alerts: Any) -> dict[str, Any]:
    return {"receiver": "r", "groupKey": "g", "alerts": list(alerts)}


FIRING = alert("0001-01-01T00:00:00Z", "firing")
RESOLVED = alert("2025-03-14T15:35:00+01:00", "resolved")


def test_an_alert_lasts_from_firing_to_resolved() -> None:
    (firing,) = read_json(webhook(FIRING)).events
    assert (when(firing), firing.end, firing.text) == (
        "2025-03-14T14:20:00Z", None, "ErrorsHigh\n14 %",
    )  # fmt: skip
    (resolved,) = read_json(webhook(RESOLVED)).events
    assert resolved.end is not None
    assert resolved.end.isoformat() == "2025-03-14T14:35:00+00:00"
    assert resolved.origin == firing.origin


@pytest.mark.parametrize("order", [(FIRING, RESOLVED), (RESOLVED, FIRING)])
def test_firing_and_resolved_of_one_alert_are_one_event(order: tuple[Any, Any]) -> None:
    (event,) = read_json([webhook(one) for one in order]).events
    assert event.end is not None


def test_the_files_of_a_folder_are_one_timeline() -> None:
    parts = {
        "firing.json": json.dumps(webhook(FIRING)).encode(),
        "resolved.json": json.dumps(webhook(RESOLVED)).encode(),
        "notes.txt": b"2025-03-14 14:25 UTC rolled back",
    }
    reading = read_all(parts)
    assert told(reading) == [
        ("2025-03-14T14:20:00Z", "ErrorsHigh"),
        ("2025-03-14T14:25:00Z", "rolled back"),
    ]
    assert reading.format == "Alertmanager alerts, text"


def test_an_opsgenie_log_and_its_notes_are_read() -> None:
    at = "2025-03-14T14:20:07.123Z"
    log = {
        "log": "Alert acknowledged",
        "type": "system",
        "owner": "kim",
        "createdAt": at,
        "offset": "1_1",
    }
    sent = {**log, "log": "Push sent", "type": "alertRecipient", "offset": "1_2"}
    reading = read_json({"data": [log, sent], "took": 0.1})
    assert told(reading)[0] == ("2025-03-14T14:20:07Z", "Alert acknowledged")
    assert {kind.name: kind.taken for kind in reading.kinds} == {"log": True, "notification": False}
    (note,) = read_json(
        {"data": [{"note": "hm", "owner": "kim", "createdAt": at, "offset": "2"}]}
    ).events
    assert (note.kind, note.author, note.text) == ("note", "kim", "hm")


def test_comments_and_changes_of_a_jira_issue_are_read() -> None:
    body = {
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": [
                {"type": "text", "text": "Pool is empty, "},
                {"type": "mention", "attrs": {"text": "@Kim"}},
            ]},
            {"type": "bulletList", "content": [
                {"type": "listItem", "content": [
                    {"type": "paragraph", "content": [{"type": "text", "text": "db-1"}]}]},
            ]},
        ],
    }  # fmt: skip
    author = {"displayName": "Kim Vance"}
    items = [
        {"field": "status", "fromString": "To Do", "toString": "Done"},
        {"field": "Rank", "toString": "Ranked higher"},
        {"field": "assignee", "fromString": None, "toString": "Lo"},
    ]
    issue = {
        "key": "OPS-7", "self": "https://j.example/rest/api/3/issue/10",
        "fields": {"comment": {"comments": [
            {"id": "1", "author": author, "body": body, "created": "2025-03-14T15:20:00.000+0100"},
            {"id": "2", "author": author, "body": "wiki text", "created": "2025-03-14T14:30:00Z"},
        ]}},
        "changelog": {"histories": [
            {"id": "3", "author": author, "created": "2025-03-14T14:40:00Z", "items": items},
        ]},
    }  # fmt: skip
    reading = read_json(issue)
    assert told(reading) == [
        ("2025-03-14T14:20:00Z", "Pool is empty, @Kim"),
        ("2025-03-14T14:30:00Z", "wiki text"),
        ("2025-03-14T14:40:00Z", "Status changed from To Do to Done"),
        ("2025-03-14T14:40:00Z", "Rank set to Ranked higher"),
        ("2025-03-14T14:40:00Z", "Assignee set to Lo"),
    ]
    assert reading.events[0].text.endswith("\n- db-1")
    assert reading.events[0].link == "https://j.example/browse/OPS-7"
    assert [kind.name for kind in reading.kinds if not kind.taken] == ["rank"]
    assert len({event.origin for event in reading.events}) == 5
    assert len(read_json({"values": issue["changelog"]["histories"]}).events) == 3  # type: ignore[index]


def test_the_timeline_of_a_github_issue_is_read() -> None:
    at = "2025-03-14T14:20:00Z"
    reading = read_json(
        [
            {"id": 1, "event": "commented", "user": {"login": "kim"}, "body": "It hangs",
             "created_at": at},
            {"id": 2, "event": "labeled", "actor": {"login": "kim"}, "label": {"name": "bug"},
             "created_at": at},
            {"event": "committed", "sha": "abcdef123456", "message": "Fix",
             "author": {"name": "Kim V", "date": at}},
            {"id": 4, "event": "reviewed", "user": {"login": "lo"}, "state": "approved",
             "submitted_at": at},
            {"id": 5, "event": "closed", "actor": None, "created_at": at},
            {"id": 6, "event": "commented", "created_at": "yesterday"},
        ]
    )  # fmt: skip
    assert [(event.author, event.text) for event in reading.events] == [
        ("kim", "It hangs"),
        ("kim", "Added the label “bug”"),
        ("Kim V", "Commit abcdef1: Fix"),
        ("lo", "Review: Approved"),
        ("", "Closed the issue"),
    ]
    assert [(unread.line, unread.reason) for unread in reading.unread] == [
        (6, "It has no time that can be read.")
    ]


def test_json_of_another_kind_is_refused_with_what_can_be_read() -> None:
    with pytest.raises(ImportFailed, match="of none of the kinds that can be read: Slack messages"):
        read_json({"weather": "fine"})
