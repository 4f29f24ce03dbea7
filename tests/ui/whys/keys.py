"""Working the five whys as a person does: keys to whatever has the focus, the mouse to cards."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.changes import set_fields
from pmdesk.model import Why
from pmdesk.whys import causes
from tests.fakes import FakeAsk
from ui.document import Document
from ui.whys.canvas import Canvas
from ui.whys.view import WhysView

_NONE = Qt.KeyboardModifier.NoModifier


def shown(qtbot: QtBot, document: Document) -> WhysView:
    """Show the page of a document's five whys, with the keyboard on the tree."""
    view = WhysView(document, FakeAsk())
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.activateWindow()
    view.focus_first()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return view


def focused() -> QWidget:
    """Return what the keys go to."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: str) -> None:
    """Press keys one after the other, named as in "Alt+Left"."""
    for key in keys:
        *held, name = key.split("+")
        modifiers = _NONE
        for modifier in held:
            modifiers |= Qt.KeyboardModifier[f"{modifier}Modifier"]
        QTest.keyClick(focused(), Qt.Key[f"Key_{name}"], modifiers)


def write(text: str) -> None:
    """Type a text."""
    for character in text:
        is_capital = character.isupper()
        modifier = Qt.KeyboardModifier.ShiftModifier if is_capital else _NONE
        QTest.keyClicks(focused(), character, modifier)


def tree(document: Document) -> list[tuple[int, str]]:
    """Return the texts of a document's tree with their depths."""
    return [(depth, why.text) for depth, why in document.record.walk()]


def marks(document: Document) -> Iterator[tuple[int, str, str, str]]:
    """Go through a document's tree: depth, text, mark and category."""
    for depth, why in document.record.walk():
        yield depth, why.text, why.mark.value, why.category.value


def plant(document: Document, *lines: str) -> dict[str, str]:
    """Grow a tree from lines indented by their depth; return the identities by text.

    The first line is the text of the impact.
    """
    impact = document.record.reasons()[0]
    document.edit(set_fields("Edit reason", impact, text=lines[0]))
    ids, above = {lines[0]: impact.id}, [impact.id]
    for line in lines[1:]:
        text = line.lstrip()
        depth = len(line) - len(text)
        del above[depth:]
        record = document.record
        change = causes.add_reason_below(record, record.item(Why, above[-1]), text)
        document.edit(change)
        ids[text] = change.operations[0].id
        above.append(ids[text])
    return ids


def spot(canvas: Canvas, why_id: str, share: float = 0.5) -> QPoint:
    """Return a point of the viewport on a card, `share` of its width from the left."""
    card = canvas.drawing.card(why_id)
    assert card is not None
    body = card.body
    inner = body.center()
    inner.setX(body.width() * share)
    return canvas.mapFromScene(card.mapToScene(inner))


def drag(canvas: Canvas, why_id: str, *way: QPoint, let_go: bool = True) -> None:
    """Take a card with the mouse, move it along a way, and let it go there."""
    mouse, left = canvas.viewport(), Qt.MouseButton.LeftButton
    start = spot(canvas, why_id)
    QTest.mousePress(mouse, left, pos=start)
    for point in (start + QPoint(30, 30), *way):
        QTest.mouseMove(mouse, point)
    if let_go:
        QTest.mouseRelease(mouse, left, pos=way[-1])
