"""`pmdesk due` tells schedulers what is overdue and due soon, and names nobody."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event, Todo

from pmdesk import settings
from pmdesk.changes import insert, set_fields
from pmdesk.cli import main
from pmdesk.model import Action, Approval, Participant, State
from pmdesk.store import shelf
from pmdesk.store.library import Library

Put = Callable[..., str]
TODAY = datetime.now(UTC).date()
LONG_AGO = date(2018, 7, 16)


@pytest.fixture
def put(home: Path) -> Put:
    """Put a record with one action into the library that is used where none is named."""
    path = settings.default_library()
    path.parent.mkdir(parents=True, exist_ok=True)

    def fill(due: date | None, facts: dict[str, object] | None = None, **more: object) -> str:
        with Library.open(path) as library:
            record_id = shelf.begin(library, {"title": "Cards refused"}, _now, "Owner")
            action = Action.checked(record_id=record_id, due=due, **{"text": "Limit it", **more})
            person = Participant.checked(record_id=record_id, name="Robin Doe", role="On-call")
            shelf.edit(library, record_id, lambda _r: insert("Add", action, person), _now, "Owner")
            changed = facts or {}
            shelf.edit(
                library, record_id, lambda r: set_fields("", r.postmortem, **changed), _now, "Owner"
            )
        return record_id

    return fill


def _now() -> datetime:
    return datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_nothing_due_is_said_and_ends_with_zero(
    put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    put(TODAY + timedelta(days=30))
    put(None)
    put(LONG_AGO, state="done")
    put(LONG_AGO, facts={"deleted_at": _now()})
    assert main(["due"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "Nothing is overdue or due within 7 days.\n"


def test_what_is_overdue_ends_with_one_and_comes_first(
    put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    put(TODAY + timedelta(days=3), team="Payments", text="Watch the <b>pool</b>")
    put(LONG_AGO, tracker_key="PAY-7", committed_by="Robin Doe", committed_role="Head of Cards")
    assert main(["due"]) == 1
    out, err = capsys.readouterr()
    late, soon = out.splitlines()
    assert late.startswith("2018-07-16  ")
    for said in (" days late ", "PM-2", "SEV 2", "Action", "PAY-7", "Head of Cards", "Limit it"):
        assert said in late
    assert "in 3 days" in soon
    assert soon.endswith("Payments       Watch the <b>pool</b>")
    assert err == "1 overdue, 1 due within 7 days or without a date.\n"


def test_more_days_find_more_and_no_days_what_is_due_today(
    put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    for days in (0, 3, 30):
        put(TODAY + timedelta(days=days), text=f"Within {days}")
    for within, texts in ((0, ["today"]), (3, ["today", "in 3"]), (30, ["today", "in 3", "in 30"])):
        assert main(["due", "--within", str(within)]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == len(texts)
        assert all(text in line for line, text in zip(lines, texts, strict=True))


@pytest.mark.parametrize("days", ["soon", "-1", "1.5", "99999"])
def test_what_is_no_number_of_days_is_refused(
    days: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["due", "--within", days])
    assert ended.value.code == 2
    assert "is not a number of days" in capsys.readouterr().err or days == "-1"


def test_names_give_way_to_roles_unless_they_are_asked_for(
    put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    put(LONG_AGO, text="Ask Robin Doe about the limits")
    assert main(["due"]) == 1
    assert "Robin" not in capsys.readouterr().out
    assert main(["due", "--names"]) == 1
    assert "Ask Robin Doe" in capsys.readouterr().out


def test_an_approval_that_is_waited_for_and_a_write_up_are_due_too(
    put: Put, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = put(None, facts={"state": State.IN_REVIEW, "approval_due": LONG_AGO})
    approver = Approval.checked(record_id=asked, name="Ada Park", role="Head of Cards")
    with Library.open(settings.default_library()) as library:
        shelf.edit(library, asked, lambda _r: insert("Add", approver), _now, "Owner")
    put(None, facts={"state": State.APPROVED, "owner": "Payments lead"})
    assert main(["due", "--json"]) == 1
    content = json.loads(capsys.readouterr().out)
    assert (content["format"], content["version"], content["within"]) == ("pmdesk-due", 1, 7)
    approval, write_up = content["due"]
    assert (approval["kind"], approval["who"], approval["due"], approval["overdue"]) == (
        "approval", "Head of Cards", "2018-07-16", True,
    )  # fmt: skip
    assert (write_up["kind"], write_up["who"], write_up["due"], write_up["overdue"]) == (
        "write-up", "Payments lead", None, False,
    )  # fmt: skip


def test_a_calendar_file_has_a_day_and_a_task_that_keep_their_identity(
    put: Put, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    record_id = put(
        LONG_AGO, text="Limit it, “at once”; then\nwatch it", tracker_url="https://t.example/1"
    )
    assert main(["due", "--ics"]) == 1
    first = Calendar.from_ical(capsysbinary.readouterr().out)
    with Library.open(settings.default_library()) as library:
        shelf.edit(
            library, record_id, lambda r: set_fields("", r.actions[0], due=TODAY), _now, "Owner"
        )
    assert main(["due", "--ics"]) == 0
    raw = capsysbinary.readouterr().out
    assert b"\r\nDUE;VALUE=DATE:" + f"{TODAY:%Y%m%d}".encode() in raw
    assert b"METHOD" not in raw
    then = Calendar.from_ical(raw)
    for kind in (Event, Todo):
        (old,) = (part for part in first.subcomponents if isinstance(part, kind))
        (new,) = (part for part in then.subcomponents if isinstance(part, kind))
        assert old["uid"] == new["uid"]
        assert int(str(new["sequence"])) > int(str(old["sequence"]))
        assert str(new["summary"]) == "PM-1: Limit it, “at once”; then\nwatch it"
        assert str(new["url"]) == "https://t.example/1"
    (day,) = (part for part in then.subcomponents if isinstance(part, Event))
    assert (day.start, day.end) == (TODAY, TODAY + timedelta(days=1))


def test_a_library_that_is_not_there_ends_with_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--library", str(tmp_path / "none.pmdesk"), "due"]) == 2
    assert "There is no library" in capsys.readouterr().err
