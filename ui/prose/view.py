"""One written section: its text, set to be read, and its pictures."""

from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from pmdesk import guidance
from pmdesk.changes import Operation, set_fields
from pmdesk.errors import PmdeskError
from pmdesk.model import Attachment, Section, SectionKey
from pmdesk.pictures import StoredImage, add_to_section
from pmdesk.search import Hit
from pmdesk.wording import Place
from ui.ask import Ask
from ui.document import Document
from ui.language.watch import EditorWatch
from ui.language.wording import Wording
from ui.prose.clipboard import FILE_PATTERN, is_picture, pictures, read_picture
from ui.prose.editor import ProseEdit
from ui.prose.images import Images, Source
from ui.prose.impact import ImpactLine
from ui.prose.large import PictureDialog
from ui.prose.pictures import Pictures
from ui.section_view import SectionView
from ui.theme import theme
from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, column, row, sized, space
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import label

_LOWEST = 120


class ProseView(SectionView):
    """A section's text and pictures. What is typed goes to this section, whatever is shown then."""

    def __init__(
        self,
        document: Document,
        ask: Ask,
        key: SectionKey,
        images: Images,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._ask = ask
        self._key = key
        self._images = images
        self._words = 0
        self._adding = 0
        self.editor = ProseEdit(key.label, placeholder=guidance.sections()[key].placeholder)
        sized(self.editor, min_height=_LOWEST)
        self.pictures = Pictures(document, lambda record: record.attachments(key), images)
        self.add_button = button("Add picture…", self._choose, icon="image")
        self._note = label("", "caption")
        self.impact = ImpactLine(document) if key is SectionKey.IMPACT else None
        self._lay_out()
        self._count_adding(0)
        self.setAcceptDrops(True)
        EditorWatch(self.editor, Wording.of(document), self._place)
        self.editor.edited.connect(self._commit)
        self.editor.images_offered.connect(self._take)
        self.pictures.opened.connect(self._open)
        self.pictures.counted.connect(lambda _count: self._say())
        document.applied.connect(self._apply)
        document.restructured.connect(self._show)
        theme.changed.connect(self._fit)
        self._fit()
        self._show()

    def subtitle(self) -> str:
        """Return how much there is: words and pictures."""
        count = self.pictures.count()
        words = f"{self._words:,} word{'' if self._words == 1 else 's'}"
        words = words if self._words else "Nothing written yet"
        return f"{words} · {count} picture{'' if count == 1 else 's'}" if count else words

    def focus_first(self) -> None:
        """Put the keyboard into the text."""
        self.editor.setFocus()

    def reveal(self, hit: Hit) -> None:
        """Select what a search found in the text."""
        if hit.kind is Section:
            self.editor.select(hit.start, hit.end)

    def flush(self) -> None:
        """Hand over what was typed and not handed over yet."""
        self.editor.flush()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take(event.mimeData())

    def _lay_out(self) -> None:
        page = column(spacing=10)
        if self.impact is not None:
            self.impact.change.clicked.connect(lambda: self.action_requested.emit("details"))
            page.addWidget(self.impact)
        page.addWidget(self.editor, 1)
        page.addLayout(row(self.add_button, self._note, STRETCH))
        page.addWidget(self.pictures)
        whole = QVBoxLayout(self)
        space(whole, 0)
        whole.addWidget(ScrollPage(page))

    def _fit(self) -> None:
        """Make the pictures as wide as the text."""
        self.pictures.setMaximumWidth(self.editor.maximumWidth())

    def _section(self) -> Section:
        return self._document.record.section(self._key)

    def _place(self) -> Place:
        return Place(Section, self._section().id, "text")

    def _apply(self, operation: Operation) -> None:
        if operation.kind is Section and operation.id == self._section().id:
            self._show()

    def _show(self) -> None:
        text = self._section().text
        self.editor.set_text(text)
        self._words = len(text.split())
        self._say()

    def _say(self) -> None:
        self.subtitle_changed.emit(self.subtitle())

    def _commit(self, text: str) -> None:
        section = self._section()
        self._document.attempt(
            lambda _record: set_fields(f"Edit {self._key.label}", section, text=text),
            merge=f"typing:{section.id}:text",
        )

    def _choose(self) -> None:
        path = self._ask.open_file(f"Add a picture to {self._key.label}", FILE_PATTERN)
        if path is not None:
            self._add_picture(path.name, partial(read_picture, path))

    def _take(self, data: QMimeData) -> None:
        for name, source in pictures(data):
            self._add_picture(name, source)

    def _add_picture(self, name: str, source: Source) -> None:
        self._count_adding(1)
        self._images.add(source, partial(self._insert, name), self._refuse)

    def _insert(self, name: str, stored: StoredImage) -> None:
        self._count_adding(-1)
        self._document.attempt(lambda record: add_to_section(record, self._key, name, stored))

    def _refuse(self, error: PmdeskError) -> None:
        self._count_adding(-1)
        self._document.refused.emit(str(error))

    def _count_adding(self, more: int) -> None:
        """Say that pictures are on their way; the view may be gone when they arrive."""
        self._adding += more
        if isValid(self._note):
            idle = "or paste one into the text"
            self._note.setText("Adding the picture…" if self._adding else idle)

    def _open(self, picture: Attachment) -> None:
        self._ask.run(PictureDialog(picture, self._images, self))
