"""Writing a reason where its card stands: the field over the card, and how it grows with it."""

from PySide6.QtCore import QObject, QRectF, Signal

from pmdesk.model import Why
from pmdesk.wording import Place
from ui.language.watch import EditorWatch
from ui.whys.card import Card
from ui.whys.card_editor import CardEditor
from ui.whys.drawing import Drawing
from ui.whys.edits import Then, TreeEdits
from ui.whys.zoomable import LEGIBLE, Zoomable


class Writing(QObject):
    """At most one field, over the card of the reason that is being written."""

    ended = Signal()

    def __init__(self, canvas: Zoomable, drawing: Drawing, edits: TreeEdits) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._drawing = drawing
        self._edits = edits
        self.editor: CardEditor | None = None
        drawing.arranged.connect(self.place)
        canvas.looked_elsewhere.connect(self.place)

    @property
    def why_id(self) -> str:
        """The reason that is being written, empty where none is."""
        return self.editor.why_id if self.editor else ""

    def begin(self, card: Card, why: Why, typed: str) -> None:
        """Put the field over a card; `typed` is what was typed already."""
        if self._canvas.zoom < LEGIBLE:
            self._canvas.set_zoom(1.0)
        editor = CardEditor(why.id, why.text, card.face.hint, self._canvas.viewport())
        self.editor = editor
        card.set_edited(edited=True)
        self._drawing.arrange()
        place = Place(Why, why.id, "text")
        EditorWatch(editor, self._drawing.wording, lambda: place)
        editor.edited.connect(lambda text: self._edits.set_text(why.id, text))
        editor.textChanged.connect(self._grow)
        editor.ended.connect(self.end)
        self.place()
        self._canvas.show_part(card.sceneBoundingRect())
        editor.show()
        editor.setFocus()
        if typed:
            editor.insertPlainText(typed)

    def follow(self, why: Why) -> None:
        """Keep the field in step with its reason, should that change elsewhere."""
        if self.editor is not None:
            self.editor.set_text(why.text)

    def place(self) -> None:
        """Put the field where the card's words are now."""
        card = self._drawing.card(self.why_id)
        if self.editor and card:
            words = self._canvas.mapFromScene(card.mapRectToScene(card.words)).boundingRect()
            self.editor.place(QRectF(words), self._canvas.zoom)

    def end(self, then: Then) -> None:
        """Take the field away, keep what was typed, and go on as was meant."""
        editor, self.editor = self.editor, None
        if editor is None:
            return
        editor.flush()
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if card := self._drawing.card(editor.why_id):
            card.set_edited(edited=False)
            self._drawing.follow()
        if had_focus:
            self._canvas.setFocus()
        self._edits.end_writing(editor.why_id, then, began_empty=editor.began_empty)
        self.ended.emit()

    def _grow(self) -> None:
        card = self._drawing.card(self.why_id)
        if self.editor and card and card.show_text(self.editor.text()):
            self._drawing.arrange()
            self.place()
