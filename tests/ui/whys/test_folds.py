"""Branches are folded away with a count, in the drawn tree and the outline alike."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.whys.keys import plant, press, shown
from ui.document import Document
from ui.whys.view import WhysView

TREE = ("Down", " A", "  AA", "   AAA", " B")


def texts(view: WhysView) -> list[str]:
    return sorted(card.face.text for card in view.canvas.drawing.cards())


def test_space_folds_a_branch_and_counts_what_is_hidden(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, *TREE)
    view = shown(qtbot, document)
    press("Down", "Space")
    assert texts(view) == ["A", "B", "Down"]
    card = view.canvas.drawing.card(ids["A"])
    assert card is not None
    assert card.face.folded == 2
    press("Space")
    assert texts(view) == ["A", "AA", "AAA", "B", "Down"]


def test_a_click_on_the_count_shows_the_branch_again(qtbot: QtBot, document: Document) -> None:
    ids = plant(document, *TREE)
    view = shown(qtbot, document)
    press("Down", "Space")
    card = view.canvas.drawing.card(ids["A"])
    assert card is not None
    mark = view.canvas.mapFromScene(card.mapToScene(QPointF(card.fold_mark.center())))
    QTest.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert "AAA" in texts(view)


def test_going_below_a_folded_reason_unfolds_it(qtbot: QtBot, document: Document) -> None:
    plant(document, *TREE)
    view = shown(qtbot, document)
    press("Down", "Space", "Down")
    assert "AA" in texts(view)
    assert view.canvas.accessibleDescription().startswith("Why 2: AA")


def test_folding_above_the_selected_reason_selects_the_one_that_stays(
    qtbot: QtBot, document: Document
) -> None:
    ids = plant(document, *TREE)
    view = shown(qtbot, document)
    press("Down", "Down", "Down")
    outline = view.outline
    view.show_as("outline")
    folded = outline.model().index(0, 0, outline.model().index(0, 0))
    outline.collapse(folded)
    assert texts(view) == ["A", "B", "Down"]
    card = view.canvas.drawing.card(ids["A"])
    assert card is not None
    assert card.is_current


def test_a_leaf_cannot_be_folded_and_undo_of_below_is_seen(
    qtbot: QtBot, document: Document
) -> None:
    plant(document, *TREE)
    view = shown(qtbot, document)
    press("Down", "Right", "Space")
    assert len(texts(view)) == 5
    press("Left", "Down", "Delete", "Up", "Space")
    document.undo()
    assert "AAA" in texts(view)


def test_going_along_a_level_passes_over_what_is_folded_away(
    qtbot: QtBot, document: Document
) -> None:
    plant(document, "Down", " A", "  AA", " B", "  BA", " C", "  CA")
    view = shown(qtbot, document)
    press("Down", "Right", "Space", "Left", "Down", "Right")
    assert view.canvas.accessibleDescription().startswith("Why 2: CA")
    assert "BA" not in texts(view)
