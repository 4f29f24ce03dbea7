"""A picture in full size, in a window of its own."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QSizePolicy, QWidget
from shiboken6 import isValid

from pmdesk.errors import PmdeskError
from pmdesk.model import Attachment
from pmdesk.turning import told
from ui.prose.images import Images
from ui.prose.pictures import show_fitted
from ui.widgets.buttons import button
from ui.widgets.layout import STRETCH, column, row
from ui.widgets.text import label

_LARGEST = 4096


class PictureDialog(QDialog):
    """Shows one picture as large as the window, with its caption."""

    def __init__(self, picture: Attachment, images: Images, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(told(picture.name))
        self._image = QImage()
        self._picture = label("Loading…", "muted")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._picture.setAccessibleName(picture.caption or picture.name)
        self._picture.installEventFilter(self)
        facts = label(f"{picture.name} · {picture.width} × {picture.height}", "hint", wrap=True)
        caption = label(picture.caption, wrap=True)
        close = row(facts, STRETCH, button("Close", self.accept, kind="primary"))
        whole = column(self._picture, caption, close, spacing=12, margins=16)
        whole.setStretch(0, 1)
        caption.setVisible(bool(picture.caption))
        self.setLayout(whole)
        self.resize(1000, 700)
        bounds = QSize(_LARGEST, _LARGEST)
        images.load(picture.sha256, bounds, self._show, self._fail)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the picture again when there is more or less room."""
        if event.type() == QEvent.Type.Resize and not self._image.isNull():
            show_fitted(self._picture, self._image)
        return False

    def _show(self, image: QImage) -> None:
        if isValid(self):
            self._image = image
            show_fitted(self._picture, image)

    def _fail(self, error: PmdeskError) -> None:
        if isValid(self):
            self._picture.setText(str(error))
