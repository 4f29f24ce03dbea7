"""Settings come back as they were kept, and never stand in the way."""

from pathlib import Path

import pytest

from pmdesk import settings
from pmdesk.errors import StorageFailed
from pmdesk.settings import Settings


def _file(home: Path) -> Path:
    (found,) = home.rglob("settings.json")
    return found


def test_settings_come_back_as_they_were_kept() -> None:
    kept = Settings(theme="dark", zoom=150, required_severities=(1,), recent=("/a.pmdesk",))
    settings.save(kept)
    assert settings.load() == kept


@pytest.mark.parametrize("text", ["", "[]", "{", '{"zoom": "large", "unknown": 1}'])
def test_what_is_unreadable_has_its_default(home: Path, text: str) -> None:
    settings.save(Settings(zoom=150))
    _file(home).write_text(text, encoding="utf-8")
    assert settings.load() == Settings()


def test_settings_that_cannot_be_kept_are_told(home: Path) -> None:
    settings.save(Settings())
    _file(home).with_suffix(".part").mkdir()
    with pytest.raises(StorageFailed, match="could not be kept"):
        settings.save(Settings(zoom=150))
    assert settings.load() == Settings()


def test_the_library_used_last_comes_first_and_once() -> None:
    used = Settings()
    for name in ("a", "b", "a"):
        used = used.having_recent(Path(name))
    assert used.recent == ("a", "b")
