"""What a text leaves open is asked once, and an answer holds for the whole text."""

from datetime import UTC, date, datetime, timedelta

import pytest

from pmdesk.timeline import parse
from pmdesk.timeline.reading import About, Answers, Reading

DAY = date(2025, 3, 14)


def asked(reading: Reading) -> dict[About, str]:
    return {question.about: question.answer for question in reading.questions}


def starts(text: str, answers: Answers | None = None) -> list[str]:
    """Return when the events of a text were, with what someone answered."""
    events = parse(text, DAY, "UTC", answers).events
    return [
        f"{e.start:%Y-%m-%d %H:%M}" if isinstance(e.start, datetime) else str(e.start)
        for e in events
    ]


def test_another_day_holds_for_all_times_without_one() -> None:
    text = "14:20 disk full\n14:30 failed over"
    assert asked(parse(text, DAY, "UTC"))[About.DATE] == "2025-03-14"
    answers = {(About.DATE, ""): "2018-06-12"}
    assert starts(text, answers) == ["2018-06-12 14:20", "2018-06-12 14:30"]
    assert asked(parse(text, DAY, "UTC", answers))[About.DATE] == "2018-06-12"


def test_the_day_asked_for_is_that_of_the_earliest_event_where_the_newest_stands_first() -> None:
    text = "00:10 all is well\n23:42 failed over\n23:30 disk full"
    assert asked(parse(text, DAY, "UTC"))[About.DATE] == "2025-03-14"
    assert starts(text) == ["2025-03-15 00:10", "2025-03-14 23:42", "2025-03-14 23:30"]
    for day in ("2025-03-14", "2018-06-12"):
        last = date.fromisoformat(day) + timedelta(days=1)
        answers = {(About.DATE, ""): day}
        assert starts(text, answers) == [f"{last} 00:10", f"{day} 23:42", f"{day} 23:30"]


def test_another_zone_holds_for_all_times_without_one() -> None:
    text = "14:20 disk full\n14:30 failed over"
    assert starts(text, {(About.ZONE, ""): "Asia/Tokyo"}) == [
        "2025-03-14 05:20",
        "2025-03-14 05:30",
    ]


def test_day_and_month_are_told_apart_by_the_two_dates_they_could_be() -> None:
    text = "02/04/2025 14:20 disk full\n02/04/2025 14:30 failed over"
    (question,) = (q for q in parse(text, DAY, "UTC").questions if q.about is About.DAY_ORDER)
    assert question.text == "Which day is “02/04/2025”?"
    assert set(question.choices) == {"2 Apr 2025", "4 Feb 2025"}
    for choice, day in (("2 Apr 2025", "2025-04-02"), ("4 Feb 2025", "2025-02-04")):
        answers = {(About.DAY_ORDER, question.subject): choice}
        assert starts(text, answers) == [f"{day} 14:20", f"{day} 14:30"]
        assert asked(parse(text, DAY, "UTC", answers))[About.DAY_ORDER] == choice


def test_nothing_is_asked_of_days_that_can_be_read_in_one_way() -> None:
    assert About.DAY_ORDER not in asked(parse("13/04/2025 14:20 disk full", DAY, "UTC"))


@pytest.mark.parametrize(
    ("region", "start"),
    [("America/Chicago", "2025-03-14 20:20"), ("Asia/Shanghai", "2025-03-14 06:20")],
)
def test_an_abbreviation_means_what_was_answered(region: str, start: str) -> None:
    text = "2025-03-14 14:20 CST disk full"
    (question,) = (q for q in parse(text, DAY, "UTC").questions if q.subject == "CST")
    assert region in question.choices
    assert starts(text, {(About.ABBREVIATION, "CST"): region}) == [start]


def test_one_abbreviation_is_not_answered_for_another() -> None:
    text = "2025-03-14 14:20 CST disk full"
    assert starts(text, {(About.ABBREVIATION, "IST"): "Asia/Shanghai"}) == ["2025-03-14 20:20"]


def test_distances_count_from_the_moment_that_was_answered() -> None:
    text = "T+0 disk full\nT+15m failed over"
    assert datetime.fromisoformat(asked(parse(text, DAY, "UTC"))[About.ZERO]).tzinfo is not None
    moment = datetime(2025, 3, 14, 9, 30, tzinfo=UTC).isoformat()
    answers = {(About.ZERO, ""): moment}
    assert starts(text, answers) == ["2025-03-14 09:30", "2025-03-14 09:45"]
    assert asked(parse(text, DAY, "UTC", answers))[About.ZERO] == moment


@pytest.mark.parametrize(
    "head",
    [
        "Date: 2024-02-01",
        "**Incident date:** 1 February 2024",
        "# Outage on 1 Feb 2024",
        "Disk trouble, 2024-02-01",
    ],
)
def test_the_day_that_a_text_states_wins_over_a_default_but_not_over_an_answer(head: str) -> None:
    text = f"{head}\n\n## Timeline\n\n- 14:20 disk full"
    assert starts(text) == ["2024-02-01 14:20"]
    assert starts(text, {(About.DATE, ""): "2024-02-03"}) == ["2024-02-03 14:20"]


def test_the_day_on_which_a_page_was_published_does_not_win_over_a_default() -> None:
    text = "---\ntitle: Outage\ndate: 2025-03-20\n---\n\n14:20 disk full"
    assert starts(text) == ["2025-03-14 14:20"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("---\ntitle: Outage\ndate: 2025-03-20\n---", "2025-03-20"),
        ("---\ntitle: Last night’s outage\ndate: 2025-03-20 15:57\n---", "2025-03-19"),
        ("---\ndate: 2025-03-20\n---\n\nYesterday a disk was full.", "2025-03-19"),
        ("# Disk full, 2025-03-20/21\n\nTold on 2025-03-27.", "2025-03-20"),
        ("# Disk full, 2025-03-20\n\nClean-up (2025-03-21 ~01:05 CET):", "2025-03-20"),
    ],
)
def test_the_day_to_ask_about_is_that_of_the_events_and_not_of_the_writing(
    head: str, day: str
) -> None:
    reading = parse(f"{head}\n\n## Timeline\n\n- 14:20 disk full", None, "UTC")
    assert [f"{event.start:%Y-%m-%d %H:%M}" for event in reading.events] == [f"{day} 14:20"]
