"""Pictures of the board and the directory with little and much in them, for `dev.py screens`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from pmdesk import sample
from pmdesk.board import Card, Grouping
from pmdesk.changes import insert
from pmdesk.model import Action, ActionKind, ActionState, Contact, Team
from pmdesk.record import Record
from pmdesk.session import Session
from tests import examples
from tests.fakes import FakeAsk, FakeClock
from tests.ui.followup.conftest import known
from ui.background import Lane
from ui.board.moves import Moves
from ui.board.page import BoardPage
from ui.directory.dialog import DirectoryDialog
from ui.document import Document
from ui.followup.actions_view import ActionsView
from ui.followup.dialogs import CommitDialog, IssueDialog
from ui.followup.later_dialog import LaterDialog
from ui.pictures import grab
from ui.status_line import StatusLine
from ui.theme import theme

_CLOCK = FakeClock()
_TODAY = _CLOCK().date()
_TEXTS = (
    "Add alerting for all cases where this service returns >1% errors",
    "Limit it",
    "Rehearse the rollback of settings every quarter, and write down how long each step takes, who",
    "Watch_the_connection_pool_of_the_payments_gateway_in_every_region_and_alert",
    "Handle invalid postal codes in the address form safely",
)
_TEAMS = ("Payments", "", "Build Engineering", "Observability and developer experience")


@dataclass(frozen=True)
class _Look:
    """One picture: what it is called, what is on it, and how large it is at 100 %."""

    name: str
    make: Callable[[], QWidget]
    size: tuple[int, int]


def take(
    folder: Path, themes: Sequence[str] = ("light", "dark"), zooms: Sequence[int] = (100, 200)
) -> Iterator[Path]:
    """Save a picture of each look in each theme and zoom; yield their paths."""
    work = Lane("work")
    for look in _looks(work):
        for name in themes:
            for zoom in zooms:
                theme.set_name(name)
                theme.set_zoom(zoom)
                shown = look.make()
                shown.resize(*(theme.px(length) for length in look.size))
                shown.show()
                yield grab(shown, folder / f"41-{look.name}-{name}-{zoom}.png")
                shown.close()
                shown.deleteLater()
    work.close()


def _looks(work: Lane) -> Iterator[_Look]:
    for count in (0, 8, 120):
        yield _Look(f"board-{count}", partial(_page, count, Grouping.STATE), (1440, 900))
    for grouping in (Grouping.TEAM, Grouping.DUE):
        name = f"board-by-{grouping.value}"
        yield _Look(name, partial(_page, 120, grouping, chosen=3), (1440, 900))
    yield _Look("board-narrow", partial(_page, 40, Grouping.STATE), (720, 480))
    yield _Look("board-of-a-record", _in_record, (920, 760))
    for place, title in enumerate(("services", "teams", "people")):
        yield _Look(f"directory-{title}", partial(_directory, work, place), (1200, 620))
    yield _Look("commit", _commit, (520, 580))
    yield _Look("later-date", _later, (520, 300))
    yield _Look("note-issue", _note_issue, (520, 380))
    yield _Look("due-soon", _status, (1440, 30))


def _page(count: int, grouping: Grouping, chosen: int = 0) -> QWidget:
    page = BoardPage(Moves(FakeAsk(), known, _CLOCK, QWidget()), QMenu())
    page.show()
    page.show_cards(_cards(count))
    page.board.group_by(grouping)
    page.focus_first()
    for card in page.board.columns[1].view.table.cards[:chosen]:
        page.board.columns[1].view.marked.emit(card.id)
    return page


def _cards(count: int) -> list[Card]:
    """Make cards of nine records, the same every time."""
    states = tuple(ActionState)
    made = []
    for n in range(count):
        state = states[(n * 7) % len(states)]
        due = None if n % 5 == 4 else _TODAY + timedelta(days=(n * 13) % 80 - 20)
        action = Action.checked(
            record_id=f"r{n % 9}", id=f"a{n}", rank=f"{n:04}", text=_TEXTS[n % len(_TEXTS)],
            state=state, due=due, team=_TEAMS[n % len(_TEAMS)], committed_on=_TODAY,
            kind=ActionKind.PRIORITY if n % 3 else ActionKind.IMPROVEMENT,
            tracker_key=f"PAY-{n}" if state is ActionState.RAISED else "",
            done_on=date(2026, 2, 20) if state is ActionState.DONE else None,
        )  # fmt: skip
        made.append(Card(action, 30 + n % 9, "Cards were refused", n % 4 + 1, "Checkout", "UTC"))
    return made


def _document() -> Document:
    session = Session(Record("pm"), clock=_CLOCK)
    session.edit(sample.sample("pm", _CLOCK()))
    return Document(session, lambda _edit: None)


def _in_record() -> QWidget:
    view = ActionsView(_document(), FakeAsk(), known, clock=_CLOCK)
    view.show()
    view.shown_as.chosen.emit(True)
    return view


def _directory(work: Lane, tab: int) -> QWidget:
    session = Session(Record("directory"), clock=_CLOCK)
    session.edit(sample.sample_directory())
    more = (
        Team.checked(record_id="directory", name="Platform", department="Infrastructure"),
        Contact.checked(record_id="directory", name="Ada Park", role="Head of Platform"),
    )
    session.edit(insert("Add", *more))
    dialog = DirectoryDialog(Document(session, lambda _edit: None), FakeAsk(), work)
    dialog.pages.setCurrentIndex(tab)
    return dialog


def _commit() -> QWidget:
    record = examples.record(examples.action("1", _TEXTS[0], team="Build Engineering"))
    action = record.actions[0]
    people = known().managers([], action.team, "")
    dialog = CommitDialog([action], people, _TODAY, lambda _action: 4)
    dialog.due.setText("1 May 2026")
    dialog.due.flush()
    return dialog


def _later() -> QWidget:
    action = examples.record(examples.action("1", _TEXTS[2])).actions[0]
    dialog = LaterDialog(action, date(2026, 5, 1), date(2026, 3, 30))
    dialog.accept()
    return dialog


def _note_issue() -> QWidget:
    action = examples.record(examples.action("1", _TEXTS[3])).actions[0]
    return IssueDialog(action, "PAY", _TODAY, can_raise=True)


def _status() -> QWidget:
    line = StatusLine("Owner")
    line.show_due(3, 5)
    line.show_saved(_CLOCK())
    return line
