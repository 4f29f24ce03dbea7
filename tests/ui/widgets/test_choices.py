"""Boxes and segments tell what the user picked, and never what code set."""

from enum import StrEnum

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from ui.widgets.combo import ChoiceBox
from ui.widgets.segmented import Segmented


class Kind(StrEnum):
    PRIORITY = "priority"
    IMPROVEMENT = "improvement"


CHOICES = [(Kind.PRIORITY, "Priority"), (Kind.IMPROVEMENT, "Improvement")]


@pytest.mark.parametrize("made", [ChoiceBox, Segmented])
def test_code_sets_a_value_in_silence(
    qtbot: QtBot, made: type[ChoiceBox] | type[Segmented]
) -> None:
    choice = made("Kind", CHOICES, Kind.PRIORITY)
    qtbot.addWidget(choice)
    assert choice.value() is Kind.PRIORITY
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value(Kind.IMPROVEMENT)
    assert choice.value() is Kind.IMPROVEMENT
    choice.set_value("something else")
    assert choice.value() is None


def test_a_key_in_the_box_chooses(qtbot: QtBot) -> None:
    choice = ChoiceBox("Kind", CHOICES, Kind.PRIORITY)
    qtbot.addWidget(choice)
    with qtbot.waitSignal(choice.chosen) as chosen:
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert chosen.args == [Kind.IMPROVEMENT]
    with qtbot.assertNotEmitted(choice.chosen):
        QTest.keyClick(choice, Qt.Key.Key_Down)


def test_the_wheel_passes_over_a_box_without_the_focus(qtbot: QtBot) -> None:
    choice = ChoiceBox("Kind", CHOICES, Kind.PRIORITY)
    qtbot.addWidget(choice)
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, down)
    assert choice.value() is Kind.PRIORITY
    assert not down.isAccepted()


def test_new_choices_keep_the_value_where_they_offer_it(qtbot: QtBot) -> None:
    choice = ChoiceBox("Team", [(1, "Build"), (2, "Platform")], 2)
    qtbot.addWidget(choice)
    choice.set_choices([(2, "Platform & more"), (3, "Shop")])
    assert choice.value() == 2
    choice.set_choices([(3, "Shop")])
    assert choice.value() is None


def test_clicking_a_segment_chooses_it_alone(qtbot: QtBot) -> None:
    choice = Segmented("Kind", CHOICES, Kind.PRIORITY)
    qtbot.addWidget(choice)
    first, second = choice.findChildren(QPushButton)
    with qtbot.waitSignal(choice.chosen) as chosen:
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert chosen.args == [Kind.IMPROVEMENT]
    assert not first.isChecked()
    assert second.accessibleName() == "Kind: Improvement"


def test_what_does_not_fit_into_a_box_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    box = ChoiceBox("Project", [(1, "example-organization/kubernetes-platform – GitHub")], 1)
    qtbot.addWidget(box)
    for width, ending in ((120, "…"), (600, "GitHub")):
        box.resize(width, box.height())
        option = QStyleOptionComboBox()
        box.initStyleOption(option)
        assert option.currentText.endswith(ending)
