"""One editor for all messages of the team: words, places for facts, and what comes of them."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget
from shiboken6 import isValid

from pmdesk.model import Template
from pmdesk.record import Record
from pmdesk.texts import messages, templates
from ui.columns import Columns
from ui.theme import theme
from ui.widgets.buttons import button
from ui.widgets.fit import fit
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.layout import STRETCH, box, column, row, sized
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_KEY = Qt.ItemDataRole.UserRole
_NO_RECORD = "Open a postmortem to see the message with its facts."
_ABOUT = "What you change is kept for everyone who uses this library."
_NARROWEST = 300
_ROW = 36


class Texts(Protocol):
    """The templates of the team, and the way to change one for everyone who uses the library."""

    templates: tuple[Template, ...]

    def keep_template(self, key: str, text: str, done: Callable[[], object]) -> None:
        """Make a template the team's own, then call `done`."""


class TextsDialog(QDialog):
    """Edits the templates while it is open; what was edited is kept when one goes on to another."""

    def __init__(
        self,
        texts: Texts,
        record: Record | None,
        key: str = messages.INVITATION,
        parent: QWidget | None = None,
        *,
        kept: Callable[[], object] = lambda: None,
    ) -> None:
        """`record` fills the preview, `key` is shown first, `kept` hears of what was kept."""
        super().__init__(parent)
        self.setWindowTitle("Message templates — pmdesk")
        self._texts = texts
        self._record = record
        self._tell_kept = kept
        self._edited: dict[str, str] = {}
        self._key = ""
        self.list = self._make_list()
        self._title = label("", "heading")
        self._about = label("", "hint", wrap=True)
        self.text = GrowingEdit("Template", min_lines=12)
        self.places = label("", "caption", wrap=True)
        self.slips = label("", "warning", wrap=True)
        self.preview = label("", "body", wrap=True)
        self.preview.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.usual = button("Back to the usual", self._back_to_usual, icon="rotate-ccw")
        self.copy = button("Copy the message", self._copy, icon="copy")
        self.copy.setEnabled(record is not None)
        self.said = label("", "hint", wrap=True)
        self._lay_out()
        self.list.currentItemChanged.connect(self._go_to)
        self.text.textChanged.connect(self._follow)
        self.finished.connect(self._keep)
        self.show_template(key)

    def show_template(self, key: str) -> None:
        """Show a template by its key."""
        self.list.setCurrentRow(list(messages.KINDS).index(key))

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName("Messages")
        for kind in messages.KINDS.values():
            item = QListWidgetItem(kind.title)
            item.setData(_KEY, kind.key)
            item.setSizeHint(QSize(0, theme.px(_ROW)))
            made.addItem(item)
        return sized(made, width=230)

    def _lay_out(self) -> None:
        words = column(
            label("Words", "subheading"), self.text, self.slips, row(self.usual, STRETCH),
            self.places, STRETCH,
            spacing=6,
        )  # fmt: skip
        shown = column(
            row(label("Filled in", "subheading"), STRETCH, self.copy), self.preview, STRETCH,
            spacing=6,
        )  # fmt: skip
        page = ScrollPage(column(Columns(box(words), box(shown), narrowest=_NARROWEST), STRETCH))
        right = column(self._title, self._about, page, spacing=6)
        right.setStretch(2, 1)
        middle = row(self.list, right, spacing=18)
        middle.setStretch(1, 1)
        foot = row(self.said, STRETCH, button("Close", self.accept, kind="primary"))
        whole = column(
            label("Message templates", "title"), label(_ABOUT, "hint", wrap=True), middle, foot,
            spacing=14, margins=24,
        )  # fmt: skip
        whole.setStretch(2, 1)
        self.setLayout(whole)
        fit(self, 1080, 720)

    def _go_to(self, item: QListWidgetItem | None) -> None:
        """Keep what was edited, then show another."""
        if item is None:
            return
        self._keep()
        self._key = key = item.data(_KEY)
        kind = messages.KINDS[key]
        self._title.setText(kind.title)
        self._about.setText(kind.about)
        self.text.set_text(self._chosen(key))
        self.said.setText("")
        self._follow()

    def _chosen(self, key: str) -> str:
        """Return a template as it was edited here, or as it is kept."""
        return self._edited.get(key) or templates.chosen(key, self._texts.templates)

    def _follow(self) -> None:
        text = self.text.text()
        self.usual.setEnabled(text.strip() != templates.default(self._key).strip())
        self.slips.setVisible(False)
        if self._record is None:
            self.preview.setText(_NO_RECORD)
            return
        kind = messages.KINDS[self._key]
        facts = kind.facts(self._record)
        names = " ".join(f"${name}" for name in facts)
        self.slips.setText(templates.slips(text, facts))
        self.slips.setVisible(bool(self.slips.text()))
        self.places.setText(f"A fact of the record goes where one of these stands: {names}")
        self.preview.setText(messages.preview(kind, self._record, text))

    def _keep(self, _result: int = 0) -> None:
        """Keep what is shown for the team, if it was changed."""
        text = self.text.text()
        if self._key and text != self._chosen(self._key):
            self._edited[self._key] = text
            self._texts.keep_template(self._key, text, partial(self._say_kept, self._key))

    def _say_kept(self, key: str) -> None:
        self._tell_kept()
        if isValid(self):
            self.said.setText(f"Kept: {messages.KINDS[key].title}.")

    def _back_to_usual(self) -> None:
        self.text.set_text(templates.default(self._key))
        self._follow()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.preview.text())
        self.said.setText("Copied.")
