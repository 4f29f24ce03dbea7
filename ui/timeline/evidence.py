"""What shows that an event happened: its link and its pictures, in a dialog of their own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from pmdesk.dates import event_time
from pmdesk.errors import PmdeskError
from pmdesk.model import Attachment, TimelineEvent
from pmdesk.pictures import StoredImage, add_to_event, of_event
from pmdesk.timeline.evidence import attach_link
from ui.ask import Ask
from ui.bound import Bound
from ui.document import Document
from ui.prose.clipboard import FILE_PATTERN, is_picture, pictures, read_picture
from ui.prose.images import Images, Source
from ui.prose.large import PictureDialog
from ui.prose.pictures import Pictures
from ui.settled_line import SettledLine
from ui.widgets.buttons import button
from ui.widgets.fit import fit
from ui.widgets.form import Field
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.scroll import ScrollPage
from ui.widgets.text import ElidedLabel, label

NO_PICTURE = "There is no picture to paste. Copy one first, or drop a file on the event."


class EventPictures(QObject):
    """Gets pictures from files, the clipboard and drops to an event, wherever it is by then."""

    def __init__(self, document: Document, images: Images, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._images = images

    def take(self, event_id: str, data: QMimeData) -> None:
        """Add every picture of some data to an event."""
        found = pictures(data) if is_picture(data) else []
        if not found:
            self._document.refused.emit(NO_PICTURE)
        for name, source in found:
            self.add(event_id, name, source)

    def paste(self, event_id: str) -> None:
        """Add the picture that was copied last."""
        self.take(event_id, QGuiApplication.clipboard().mimeData())

    def add(
        self, event_id: str, name: str, source: Source, done: Callable[[], object] = int
    ) -> None:
        """Have a picture cleaned and kept, and add it; `done` is told either way."""

        def insert(stored: StoredImage) -> None:
            self._document.attempt(lambda record: add_to_event(record, event_id, name, stored))
            done()

        def refuse(error: PmdeskError) -> None:
            self._document.refused.emit(str(error))
            done()

        self._images.add(source, insert, refuse)


class EvidenceDialog(QDialog):
    """Shows and edits the link and the pictures of one event."""

    def __init__(
        self, document: Document, ask: Ask, images: Images, event: TimelineEvent, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Link and pictures of an event")
        self._event = event.id
        self._ask = ask
        self._images = images
        self._adder = EventPictures(document, images, self)
        zone = document.record.postmortem.tzinfo
        said = " ".join(f"{event_time(event, zone, dated=True)} {event.text}".split())
        self.link = SettledLine("Link")
        self._field = Field("Link", self.link, "The address of a log, a graph or a message.")
        self.pictures = Pictures(document, lambda record: of_event(record, event.id), images)
        self.pictures.opened.connect(self._open)
        self._bound = Bound(document, event, self)
        self._bound.text(
            "link",
            self.link,
            self._field.set_error,
            change=attach_link,
        )
        self._lay_out(said)
        self.setAcceptDrops(True)
        for place in (self, self.link):
            place.installEventFilter(self)
        fit(self, 760, 560)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if is_picture(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._adder.take(self._event, event.mimeData())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paste a picture wherever the keyboard is, and leave a text to the line."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_paste = event.matches(QKeySequence.StandardKey.Paste)
        if is_paste and is_picture(QGuiApplication.clipboard().mimeData()):
            self._adder.paste(self._event)
            return True
        return False

    def _lay_out(self, said: str) -> None:
        adding = row(
            button("Add picture…", self._choose, icon="image"),
            label("or paste one, or drop a file here", "caption"),
            STRETCH,
        )
        page = ScrollPage(column(self.pictures, STRETCH))
        whole = column(
            ElidedLabel(said, "strong"),
            self._field,
            adding,
            page,
            row(STRETCH, button("Close", self.accept, kind="primary")),
            spacing=14,
            margins=24,
        )
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def _choose(self) -> None:
        path = self._ask.open_file("Add a picture of the event", FILE_PATTERN)
        if path is not None:
            self._adder.add(self._event, path.name, partial(read_picture, path))

    def _open(self, picture: Attachment) -> None:
        self._ask.run(PictureDialog(picture, self._images, self))
