"""Pictures of trackers and of raising: with cuts, under way, with failures, and afterwards."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from pmdesk import actions, creation, sample
from pmdesk.board.cards import cards_of
from pmdesk.changes import insert
from pmdesk.model import ProjectMapping, Tracker, TrackerKind
from pmdesk.record import Record
from pmdesk.session import Session
from pmdesk.trackers.adapter import Seen
from pmdesk.trackers.places import places
from pmdesk.trackers.plan import skipped
from pmdesk.trackers.raising import Outcome, Result
from pmdesk.trackers.refreshing import Found
from tests.fakes import FakeAsk, FakeClock
from ui.background import Lane
from ui.directory.dialog import DirectoryDialog
from ui.document import Document
from ui.pictures import grab
from ui.raising.dialog import RaisingDialog
from ui.raising.refresh import Answer, Refresh
from ui.raising.refresh_dialog import RefreshDialog
from ui.raising.run import Phase, Run
from ui.theme import theme
from ui.trackers.access import Access
from ui.trackers.asking import Asking
from ui.trackers.tab import TrackersTab
from ui.trackers.token_dialog import TokenDialog

_LONG = "Write down in one place which settings may be changed by whom, and who is told of it, "
_ENDLESS = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_KEPT = "Tokens are kept in memory until pmdesk is closed."
_MANY = 40
_FATES = (Outcome.CREATED, Outcome.FAILED, Outcome.FOUND, Outcome.CANCELLED)
_WRONG = "Jira Cloud did not accept the values: summary: Summary is odd."


def take(folder: Path, themes: Sequence[str], zooms: Sequence[int]) -> Iterator[Path]:
    """Save a picture of every screen of trackers in each theme and zoom."""
    lane = Lane("pictures", 2)
    try:
        for name in themes:
            for zoom in zooms:
                theme.set_name(name)
                theme.set_zoom(zoom)
                variant = f"{name}-{zoom}"
                yield from _of_the_directory(folder, variant, lane)
                yield from _of_raising(folder, variant, lane, 0)
                yield from _of_raising(folder, f"many-{variant}", lane, _MANY)
                yield from _of_refreshing(folder, variant, lane)
    finally:
        lane.close()


def _of_the_directory(folder: Path, variant: str, lane: Lane) -> Iterator[Path]:
    directory, ask = _directory(), FakeAsk()
    access = Access(lane, Asking())
    tab = TrackersTab(directory, ask, lane, access)
    dialog = DirectoryDialog(directory, ask, lane, more={"Trackers": lambda *_: tab})
    dialog.pages.setCurrentWidget(tab)
    dialog.resize(theme.px(1200), theme.px(620))
    dialog.show()
    for chosen in ("jira", "kube", "repository"):
        tab.tree.choose(chosen)
        yield grab(dialog, folder / f"40-trackers-{chosen}-{variant}.png")
    _end(dialog)
    token = TokenDialog(directory.record.item(Tracker, "jira"), _KEPT)
    token.show()
    yield grab(token, folder / f"41-token-{variant}.png")
    _end(token)


def _of_raising(folder: Path, variant: str, lane: Lane, more: int) -> Iterator[Path]:
    document = _document(more)
    directory = _directory().record
    run = Run(document.record.id, lane, Asking(), _unheard, FakeClock())
    dialog = RaisingDialog(document, directory, run)
    dialog.resize(theme.px(900), theme.px(720))
    dialog.show()
    yield grab(dialog, folder / f"42-raise-choose-{variant}.png")
    known = places(directory)
    for number, key in enumerate(dialog.lines):
        dialog.choose(key, known[number % len(known)])
    grab(dialog, folder / f"43-raise-preview-{variant}.png")  # many cards take two rounds to fit
    yield grab(dialog, folder / f"43-raise-preview-{variant}.png")
    keys = [action.id for action in document.record.actions if not skipped(action)]
    run.phase = Phase.RAISING
    run.under_way = {keys[1]: "Making the issue", **dict.fromkeys(keys[2:], "")}
    run.changed.emit()
    yield grab(dialog, folder / f"44-raise-progress-{variant}.png")
    run.phase, run.under_way = Phase.RESULT, {}
    run.results = {key: _result(key, number) for number, key in enumerate(keys)}
    run.changed.emit()
    yield grab(dialog, folder / f"45-raise-result-{variant}.png")
    _end(dialog)


def _of_refreshing(folder: Path, variant: str, lane: Lane) -> Iterator[Path]:
    cards = [card for card in cards_of(_document(0).record) if card.action.tracker_key]
    found = (Seen("Done", is_done=True), Seen("In progress", is_done=False), None)
    refresh = Refresh(cards, lane, Asking(), _unheard, FakeClock())
    refresh.answers = [
        Answer(card, Found(card.action, seen, "" if seen else "There is no token for Jira."))
        for card, seen in zip(cards, found, strict=False)
    ]
    dialog = RefreshDialog(refresh, lambda _edit, _done: None, FakeClock())
    dialog.show()
    yield grab(dialog, folder / f"46-refresh-{variant}.png")
    _end(dialog)


def _unheard(_record_id: str, _build: object) -> Record:
    """Stand in for notes: nothing is asked here, so nothing is learned."""
    raise NotImplementedError


def _result(key: str, number: int) -> Result:
    fate = _FATES[number % len(_FATES)]
    has_issue = fate in {Outcome.CREATED, Outcome.FOUND}
    issue = f"KUBE-{number + 12}" if has_issue else ""
    return Result(
        key, fate, issue, f"https://jira.example/browse/{issue}" if issue else "",
        (_WRONG,) if fate is Outcome.FAILED else (),
    )  # fmt: skip


def _directory() -> Document:
    session = Session(Record("directory"), clock=FakeClock())
    session.edit(creation.directory())
    known = (
        Tracker.checked(record_id="directory", id="jira", name="Our Jira",
                        url="https://commerce.atlassian.net", account="ada@example.com"),
        Tracker.checked(record_id="directory", id="github", name="GitHub",
                        kind=TrackerKind.GITHUB, url="https://github.com"),
        ProjectMapping.checked(record_id="directory", id="kube", tracker_id="jira",
                               project="KUBE", issue_type="Bug", priority_value="High",
                               labels=("platform", "incident review")),
        ProjectMapping.checked(record_id="directory", id="repository", tracker_id="github",
                               project="example-organization/kubernetes-platform-operations"),
    )  # fmt: skip
    session.edit(insert("Fill in", *known))
    return Document(session, lambda _edit: None)


def _document(more: int) -> Document:
    """Return the sample record with long words, and as many more actions."""
    session = Session(Record("pm"), clock=FakeClock())
    session.edit(sample.sample("pm", FakeClock()()))
    texts = [_LONG * 4, _ENDLESS * 2, *(f"Do the {n}th thing of many" for n in range(more))]
    for text in texts:
        session.edit(actions.add_action(session.record, text))
    return Document(session, lambda _edit: None)


def _end(window: QWidget) -> None:
    window.close()
    window.deleteLater()
