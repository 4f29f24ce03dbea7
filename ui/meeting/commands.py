"""What the keyboard does in a meeting, by the keys of the window's table of actions."""

from collections.abc import Callable, Mapping
from functools import partial

from pmdesk.meeting.capture import Kind
from ui.meeting.page import MeetingPage

COMMANDS: Mapping[str, Callable[[MeetingPage], object]] = {
    "meeting_go_on": MeetingPage.go_on,
    "meeting_pause": MeetingPage.pause_or_resume,
    "meeting_more": MeetingPage.give_more,
    "meeting_later": lambda page: page.move_next(1),
    "meeting_end": MeetingPage.end,
    "meeting_cards": MeetingPage.focus_cards,
    "meeting_private": MeetingPage.toggle_private,
    "meeting_wording": MeetingPage.toggle_wording,
    "meeting_audience": MeetingPage.open_audience,
    "meeting_names": MeetingPage.toggle_names,
    "capture_card": partial(MeetingPage.begin_capture, kind=Kind.CARD),
    "capture_event": partial(MeetingPage.begin_capture, kind=Kind.EVENT),
    "capture_why": partial(MeetingPage.begin_capture, kind=Kind.WHY),
    "capture_cause": partial(MeetingPage.begin_capture, kind=Kind.CAUSE),
    "capture_action": partial(MeetingPage.begin_capture, kind=Kind.ACTION),
    "capture_lesson": partial(MeetingPage.begin_capture, kind=Kind.LESSON),
    "capture_parking": partial(MeetingPage.begin_capture, kind=Kind.PARKING),
    "capture_question": partial(MeetingPage.begin_capture, kind=Kind.QUESTION),
}
