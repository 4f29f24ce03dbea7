"""The coach is ready before a text asks for it."""

from pmdesk.language.languages import language
from tests.ui.room import Room


def test_behind_the_list_of_records_the_coach_gets_ready(room: Room) -> None:
    room.open()
    every = language("en").trials.every
    room.wait(lambda: all("compiled" in vars(trial.pattern) for trial in every))
