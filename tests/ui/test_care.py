"""Backups are made, offered and restored without the window waiting for them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pmdesk import settings
from pmdesk.store import backups
from pmdesk.store.library import Library
from tests.fakes import FakeAsk, FakeClock
from ui.background import Lane
from ui.care import Care


@dataclass
class Keeper:
    """Someone who cares for a library of their own."""

    care: Care
    ask: FakeAsk
    folder: Path


@pytest.fixture
def keeper(qtbot: QtBot, tmp_path: Path) -> Iterator[Keeper]:
    lane, ask, opened = Lane("library"), FakeAsk(), list[Library]()
    lane.run(lambda: Library.open(tmp_path / "library.pmdesk"), opened.append)
    qtbot.waitUntil(lambda: bool(opened))
    yield Keeper(Care(lane, opened[0], ask, FakeClock()), ask, tmp_path)
    lane.run(opened[0].close)
    lane.close()


def test_the_backup_that_is_chosen_opens_beside_the_library(qtbot: QtBot, keeper: Keeper) -> None:
    with qtbot.waitSignal(keeper.care.said) as said:
        keeper.care.back_up_now()
    assert "Backed up to" in said.args[0]
    keeper.ask.answers.append(0)
    with qtbot.waitSignal(keeper.care.library_chosen) as chosen:
        keeper.care.restore()
    restored = Path(chosen.args[0])
    assert restored.parent == keeper.folder
    with Library.open(restored) as copy:
        assert copy.damage() == []


def test_without_a_backup_the_way_to_one_is_told(qtbot: QtBot, keeper: Keeper) -> None:
    keeper.care.restore()
    qtbot.waitUntil(lambda: bool(keeper.ask.asked))
    assert "“Back up now” makes one" in keeper.ask.asked[0]


@pytest.mark.parametrize("has_news", [False, True])
def test_a_backup_is_made_at_the_end_only_where_there_is_news(
    qtbot: QtBot, keeper: Keeper, *, has_news: bool
) -> None:
    library, folder = keeper.folder / "library.pmdesk", settings.backup_folder()
    ended: list[bool] = []
    if has_news:
        keeper.care.note_change()
    keeper.care.finish(lambda: ended.append(has_news))
    qtbot.waitUntil(lambda: bool(ended))
    assert len(backups.found(folder, library)) == has_news
