"""Editors bound to the fields of one item: what is entered changes the record, and back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QCheckBox, QWidget

from pmdesk.changes import Change, Operation, set_fields
from pmdesk.errors import PmdeskError
from pmdesk.model import Item
from pmdesk.wording import WRITTEN, Place
from ui.document import Document
from ui.language.watch import EditorWatch
from ui.language.wording import Wording
from ui.widgets.growing_edit import GrowingEdit

I = TypeVar("I", bound=Item)  # noqa: E741 - an item
Say = Callable[[str], object]
"""Shows the sentence about a value that was refused, an empty one when all is well."""


class TextEditor(Protocol):
    """An editor of text, such as `LineEdit` or `GrowingEdit`."""

    edited: SignalInstance

    def set_text(self, text: str) -> None:
        """Show a text without telling anyone."""


class ValueEditor(Protocol):
    """An editor that offers values, such as `ChoiceBox` or `Segmented`."""

    chosen: SignalInstance

    def set_value(self, value: Any) -> None:
        """Show a value without telling anyone."""


@dataclass
class _Tie:
    field: str
    show: Callable[[Any], object]
    say: Say
    shown: Any
    """The field's value that the editor shows or was given; other edits do not disturb it."""


class Bound(QObject, Generic[I]):
    """The editors of one item, whatever else is selected or shown in the meantime.

    An editor is given a new text only when its own field changed elsewhere, so that neither what
    is half typed nor what was refused is lost.
    """

    def __init__(self, document: Document, item: I, parent: QWidget) -> None:
        super().__init__(parent)
        self.document = document
        self._kind = type(item)
        self._id = item.id
        self._ties: list[_Tie] = []
        self._entering: _Tie | None = None
        document.applied.connect(self._apply)
        document.restructured.connect(self.refresh)

    @property
    def item_id(self) -> str:
        """The identity of the item, also once it is gone."""
        return self._id

    @property
    def item(self) -> I:
        """The item as it is now; raises `Conflict` once it is gone."""
        return self.document.record.item(self._kind, self._id)

    def text(
        self,
        field: str,
        editor: TextEditor,
        say: Say | None = None,
        *,
        show: Callable[[Any], str] = str,
        change: Callable[[I, str], Change] | None = None,
    ) -> None:
        """Bind a text; `show` gives what an editor shows, `change` reads what was entered.

        Without `change` the text is the field's value; with it, the field is shown anew as it was
        understood.
        """
        tie = self._tie(field, lambda value: editor.set_text(show(value)), say)
        if isinstance(editor, GrowingEdit) and field in WRITTEN.get(self._kind, ()):
            place = Place(self._kind, self._id, field)
            EditorWatch(editor, Wording.of(self.document), lambda: place)
        merge = f"typing:{self._id}:{field}"
        editor.edited.connect(lambda text: self._enter(tie, text, change, merge=merge))

    def value(
        self,
        field: str,
        editor: ValueEditor,
        say: Say | None = None,
        *,
        change: Callable[[I, Any], Change] | None = None,
    ) -> None:
        """Bind one value out of a few."""
        tie = self._tie(field, editor.set_value, say)
        editor.chosen.connect(lambda value: self._enter(tie, value, change))

    def tick(self, field: str, box: QCheckBox) -> None:
        """Bind a yes or no."""
        tie = self._tie(field, box.setChecked, None)
        box.clicked.connect(lambda checked: self._enter(tie, checked, None))

    def edit(self, build: Callable[[I], Change], say: Say | None = None) -> bool:
        """Change the item by a verb; tell whether that could be done, and say why not."""
        return self._try(build, say or self._refuse, merge="")

    def refresh(self) -> None:
        """Show the fields that changed elsewhere."""
        item = self.document.record.get(self._kind, self._id)
        for tie in self._ties if item is not None else ():
            value = getattr(item, tie.field)
            if value != tie.shown:
                tie.shown = value
                # What was entered just now stays as it was typed, trailing spaces included.
                if tie is not self._entering:
                    tie.show(value)
                    tie.say("")

    def _tie(self, field: str, show: Callable[[Any], object], say: Say | None) -> _Tie:
        tie = _Tie(field, show, say or self._refuse, getattr(self.item, field))
        self._ties.append(tie)
        show(tie.shown)
        return tie

    def _apply(self, operation: Operation) -> None:
        if operation.kind is self._kind and operation.id == self._id:
            self.refresh()

    def _enter(
        self, tie: _Tie, value: Any, change: Callable[[I, Any], Change] | None, *, merge: str = ""
    ) -> None:
        def build(item: I) -> Change:
            return change(item, value) if change else self._plain(item, tie.field, value)

        self._entering = tie
        done = self._try(build, tie.say, merge=merge)
        self._entering = None
        if done:
            tie.say("")
            if change is not None:
                tie.show(getattr(self.item, tie.field))

    def _plain(self, item: I, field: str, value: Any) -> Change:
        title = self._kind.model_fields[field].title or field
        return set_fields(f"Edit {title[0].lower()}{title[1:]}", item, **{field: value})

    def _try(self, build: Callable[[I], Change], say: Say, *, merge: str) -> bool:
        try:
            self.document.edit(build(self.item), merge=merge)
        except PmdeskError as error:
            say(str(error))
            return False
        return True

    def _refuse(self, sentence: str) -> None:
        if sentence:
            self.document.refused.emit(sentence)
