"""The tab of the directory in which trackers and their projects are told."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from exports.files import write_all
from pmdesk.changes import Change
from pmdesk.errors import PmdeskError
from pmdesk.incoming import read_path
from pmdesk.model import ProjectMapping, Tracker, TrackerKind
from pmdesk.record import Record
from pmdesk.session import Edit
from pmdesk.trackers import places, sharing
from ui.ask import Ask
from ui.background import Lane
from ui.document import Document
from ui.trackers.access import Access
from ui.trackers.asking import token_key
from ui.trackers.project_form import ProjectForm
from ui.trackers.tracker_form import TrackerForm
from ui.trackers.tree import TrackerTree
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.entry_line import EntryLine
from ui.widgets.layout import box, clear, column, row, sized
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_ABOUT = (
    "Places where issues for actions are raised. Nothing is sent before you say so, and tokens are "
    "never kept in the library."
)
_NOTHING = (
    "No tracker yet. Name one on the left, such as Our Jira; actions can be raised by hand, or "
    "exported as files, without any."
)
_FILES = "Trackers (*.json)"
_SIDE = 260


class TrackersTab(QWidget):
    """Trackers on the left, and on the right what is known of the chosen one."""

    def __init__(self, document: Document, ask: Ask, work: Lane, access: Access) -> None:
        super().__init__()
        self._document = document
        self._ask = ask
        self._work = work
        self._access = access
        self.tree = TrackerTree()
        self.entry = EntryLine("Add a tracker", placeholder="Name of a tracker – Enter adds")
        self._said = label("", "hint", wrap=True)
        self.form: QWidget = QWidget()
        self._place = column()
        self._lay_out()
        self.setFocusProxy(self.entry)
        self.entry.entered.connect(self._add)
        self.tree.chosen.connect(self._show)
        self.tree.remove_requested.connect(self._remove)
        document.changed.connect(self._follow)
        self.tree.show_directory(document.record)
        self._show(self.tree.current_id())

    def said(self) -> str:
        """Return the sentence about the last import or export."""
        return self._said.text()

    def _lay_out(self) -> None:
        remove = button("Remove", self._remove, icon="trash-2")
        remove.setAccessibleName("Remove the selected tracker or project")
        self._export = button("Export…", self.save)
        self._export.setAccessibleName("Export trackers and projects as a file")
        take = button("Import…", self.load)
        take.setAccessibleName("Import trackers and projects from a file")
        files = row(remove, take, self._export, spacing=6)
        side = sized(box(column(self.tree, self.entry, files)), width=_SIDE)
        self._page = ScrollPage(self._place)
        whole = row(side, self._page, spacing=20)
        whole.setStretch(1, 1)
        about = label(_ABOUT, "hint", wrap=True)
        self.setLayout(column(about, whole, self._said, spacing=12, margins=(0, 12, 0, 0)))
        self._said.hide()

    def _follow(self, made: Edit) -> None:
        """Show what is known now, and forget tokens for hosts at which a tracker is no longer."""
        self.tree.show_directory(self._document.record)
        kept = {token_key(tracker) for tracker in made.after.all(Tracker)}
        for tracker in made.before.all(Tracker):
            if token_key(tracker) not in kept:
                self._access.forget(tracker, lambda _standing: None, self._refuse)
        self._export.setEnabled(bool(self._document.record.all(Tracker)))

    def _show(self, item_id: str) -> None:
        """Show what is known of a tracker or a project."""
        clear(self._place)
        self.form = self._form_of(item_id)
        self._place.addWidget(self.form)
        self._export.setEnabled(bool(self._document.record.all(Tracker)))

    def _form_of(self, item_id: str) -> QWidget:
        directory = self._document.record
        mapping = directory.get(ProjectMapping, item_id)
        if mapping is not None:
            tracker = directory.item(Tracker, mapping.tracker_id)
            return ProjectForm(self._document, mapping, tracker)
        tracker_there = directory.get(Tracker, item_id)
        if tracker_there is None:
            return EmptyState("link", _NOTHING)
        form = TrackerForm(self._document, tracker_there, self._access, self._ask)
        form.project_added.connect(self.tree.choose)
        form.token.told.connect(lambda: self._page.bring_into_view(form.token))
        return form

    def _add(self, name: str) -> None:
        change = self._attempt(lambda record: places.add_tracker(record, name, _kind_of(name)))
        if change is not None:
            self.entry.clear()
            self.tree.choose(change.operations[0].id)

    def _remove(self) -> None:
        """Take out what is chosen: a project, or a tracker with all of its projects."""
        directory, item_id = self._document.record, self.tree.current_id()
        mapping = directory.get(ProjectMapping, item_id)
        tracker = directory.get(Tracker, item_id)
        if mapping is not None:
            self._attempt(lambda record: places.remove_project(mapping))
        elif tracker is not None:
            self._attempt(lambda record: places.remove_tracker(record, tracker))

    def _attempt(self, build: Callable[[Record], Change]) -> Change | None:
        made: list[Change] = []

        def keep(record: Record) -> Change:
            made.append(build(record))
            return made[0]

        return made[0] if self._document.attempt(keep) else None

    def save(self) -> None:
        """Write all trackers and projects to a file that is asked for."""
        text = sharing.write(self._document.record, self._document.record.all(Tracker))
        target = self._ask.save_file("Export trackers", str(Path.home() / "trackers.json"), _FILES)
        if target is not None:
            self._work.run(
                lambda: write_all(target, {".json": text.encode()}),
                lambda paths: self._say(f"Written: {paths[0].name}. It holds no token."),
                self._refuse,
            )

    def load(self) -> None:
        """Take in what a file holds."""
        path = self._ask.open_file("Import trackers", _FILES)
        if path is not None:
            self._work.run(lambda: _text_of(path), partial(self._take, path.name), self._refuse)

    def _take(self, name: str, text: str) -> None:
        try:
            taken = sharing.take(self._document.record, text, name)
        except PmdeskError as error:
            self._refuse(error)
            return
        self._document.attempt(lambda _record: taken.change)
        self._say(taken.sentence)

    def _refuse(self, error: PmdeskError) -> None:
        self._say("")
        self._document.refused.emit(str(error))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))


def _text_of(path: Path) -> str:
    (content,) = list(read_path(path).parts.values())[:1]
    return content.decode("utf-8-sig", errors="replace")


def _kind_of(name: str) -> TrackerKind:
    """Guess the kind of a tracker from its name; Jira where that does not tell."""
    for kind in reversed(TrackerKind):
        if kind.label.split()[0].casefold() in name.casefold():
            return kind if kind is not TrackerKind.JIRA_DATA_CENTER else TrackerKind.JIRA_CLOUD
    return TrackerKind.JIRA_CLOUD
