"""The pictures of a section: thumbnails with captions, put in order and removed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy
from shiboken6 import isValid

from pmdesk.changes import Change, Place, move, remove
from pmdesk.errors import PmdeskError
from pmdesk.model import Attachment
from pmdesk.record import Record
from ui.bound import Bound
from ui.columns import Columns
from ui.document import Document
from ui.prose.images import Images
from ui.theme import theme
from ui.widgets.buttons import icon_button
from ui.widgets.card import Card
from ui.widgets.layout import STRETCH, row, sized
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import label, set_tooltip

_HEIGHT = 132
_WIDTH = 190
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class PictureCard(Card):
    """One picture. Enter shows it large, Delete removes it, Alt+←/→ put it elsewhere."""

    opened = Signal()
    remove_requested = Signal()
    moved = Signal(int)

    def __init__(self, picture: Attachment) -> None:
        super().__init__(spacing=6, margins=8)
        self.picture = picture
        self._image = QImage()
        self._thumbnail = sized(label(), height=_HEIGHT)
        self.caption = LineEdit("Caption", picture.caption, placeholder="Caption")
        self._earlier = icon_button("chevron-left", "Move before", lambda: self.moved.emit(-1))
        self._later = icon_button("chevron-right", "Move after", lambda: self.moved.emit(1))
        self._remove = icon_button("trash-2", "Remove picture", self.remove_requested.emit)
        tools = row(self._earlier, self._later, STRETCH, self._remove, spacing=2)
        for part in (self._thumbnail, self.caption):
            self.body.addWidget(part)
        self.body.addLayout(tools)
        self._thumbnail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # As wide as its column, however wide the picture is.
        self._thumbnail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_tooltip(self, f"{picture.name}, {picture.width} × {picture.height}")

    def follow(self, picture: Attachment, place: int, count: int) -> None:
        """Show what became of the picture, and that it is the one at `place` of `count`."""
        self.picture = picture
        name = picture.caption or picture.name
        self.setAccessibleName(f"Picture {place + 1} of {count}: {name}")
        self.caption.setAccessibleName(f"Caption of picture {place + 1}")
        for tool, verb in ((self._earlier, "Move before"), (self._later, "Move after")):
            tool.setAccessibleName(f"{verb}: {name}")
        self._remove.setAccessibleName(f"Remove {name}")
        self._earlier.setEnabled(place > 0)
        self._later.setEnabled(place < count - 1)

    def thumbnail(self) -> QPixmap:
        """Return what is shown of the picture, nothing while it is on its way."""
        return self._thumbnail.pixmap()

    def show_image(self, image: QImage) -> None:
        """Show the thumbnail, once it has come."""
        if isValid(self):
            self._image = image
            self.fit()

    def show_failure(self, error: PmdeskError) -> None:
        """Say why there is no thumbnail."""
        if isValid(self):
            self._thumbnail.setWordWrap(True)
            self._thumbnail.setText(str(error))

    def fit(self) -> None:
        """Fit the thumbnail into the card as it is now."""
        if not self._image.isNull():
            show_fitted(self._thumbnail, self._image)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.set_selected(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.set_selected(False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if not self.hasFocus():
            super().keyPressEvent(event)
        elif alt and event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class Pictures(Columns):
    """The pictures of one section or event, in the user's order; `find` gives them."""

    opened = Signal(object)
    """The `Attachment` to be shown large."""
    counted = Signal(int)

    def __init__(
        self,
        document: Document,
        find: Callable[[Record], tuple[Attachment, ...]],
        images: Images,
    ) -> None:
        super().__init__(narrowest=_WIDTH, shares=(1, 1, 1))
        self._document = document
        self._find = find
        self._images = images
        self._cards: dict[str, PictureCard] = {}
        document.changed.connect(self._follow)
        self._follow()

    def count(self) -> int:
        """Return how many pictures there are."""
        return len(self._cards)

    def _follow(self) -> None:
        """Make the cards those of the pictures that are there, in their order."""
        pictures = self._find(self._document.record)
        for gone in self._cards.keys() - {picture.id for picture in pictures}:
            self._drop(self._cards.pop(gone))
        for place, picture in enumerate(pictures):
            card = self._cards.get(picture.id) or self._make(picture)
            card.follow(picture, place, len(pictures))
        self.set_items([self._cards[picture.id] for picture in pictures])
        self.setVisible(bool(pictures))
        self.counted.emit(len(pictures))

    def _drop(self, card: PictureCard) -> None:
        if card.hasFocus():
            self.focusNextChild()
        card.hide()
        card.deleteLater()

    def _make(self, picture: Attachment) -> PictureCard:
        card = self._cards[picture.id] = PictureCard(picture)
        card.opened.connect(lambda: self.opened.emit(card.picture))
        card.remove_requested.connect(lambda: self._edit(remove("Remove picture", card.picture)))
        card.moved.connect(lambda steps: self._move(card.picture, steps))
        Bound(self._document, picture, card).text("caption", card.caption)
        side = round(theme.px(_HEIGHT) * 3 * self.devicePixelRatioF())
        bounds = QSize(side, side)
        self._images.load(picture.sha256, bounds, card.show_image, card.show_failure)
        return card

    def _move(self, picture: Attachment, steps: int) -> None:
        pictures = self._find(self._document.record)
        place = pictures.index(picture) + steps
        if 0 <= place < len(pictures):
            rank = self._document.record.rank_at(pictures, place, moving=picture.id)
            self._edit(move("Move picture", picture, Place("", rank)))

    def _edit(self, change: Change) -> None:
        self._document.attempt(lambda _record: change)


def show_fitted(place: QLabel, image: QImage) -> None:
    """Show an image in a label as large as fits, never larger than it is."""
    ratio = place.devicePixelRatioF()
    room = place.contentsRect().size() * ratio
    bounds = room.boundedTo(image.size())
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(image.scaled(bounds, keep, smooth))
    pixmap.setDevicePixelRatio(ratio)
    place.setPixmap(pixmap)
