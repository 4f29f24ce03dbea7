"""The JSON list has every action, for other programs."""

import json

from exports.trackers import json_list
from tests.examples import action, record, sample_like_record


def test_the_json_list_has_all_actions_and_their_causes() -> None:
    made = json.loads(json_list.write(sample_like_record()))
    assert (made["format"], made["version"]) == ("pmdesk-actions", 1)
    assert made["postmortem"]["key"] == "PM-7"
    first, second, third = made["actions"]
    assert first["cause"]["category"] == "change"
    assert first["due"] == "2026-04-01"
    assert second["due"] is None
    assert third["cause"] is None
    assert {action["state"] for action in made["actions"]} == {"raised", "proposed"}


def test_json_keeps_what_was_typed() -> None:
    text = 'a < b <b>x "=1+1" \u202e 🔥'
    made = json.loads(json_list.write(record(action("a", text))))
    assert made["actions"][0]["text"] == text
