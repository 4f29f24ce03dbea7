"""Where things are kept on this machine, and what the user prefers."""

import json
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from pmdesk.errors import StorageFailed

APP = "pmdesk"
MAX_RECENT = 10


def data_folder() -> Path:
    """Return the folder of the user's library."""
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def default_library() -> Path:
    """Return the library that opens when none is named."""
    return data_folder() / "library.pmdesk"


def state_folder() -> Path:
    """Return the folder of logs, outside of the data folder."""
    return Path(platformdirs.user_state_dir(APP, appauthor=False))


def backup_folder() -> Path:
    """Return the folder of backups, which never lies within the data folder."""
    folder = state_folder() / "backups"
    if folder.is_relative_to(data_folder()):
        return Path(platformdirs.user_documents_dir()) / "pmdesk backups"
    return folder


def _file() -> Path:
    return Path(platformdirs.user_config_dir(APP, appauthor=False)) / "settings.json"


@dataclass(frozen=True)
class Settings:
    """What the user prefers; it never holds a word of a record."""

    theme: str = "system"
    zoom: int = 100
    meeting_zoom: int = 175
    meeting_sound: bool = False
    reduced_motion: bool = False
    role: str = "Owner"
    required_severities: tuple[int, ...] = (1, 2)
    paper: str = "A4"
    coach_shown: bool = True
    column_widths: tuple[int, ...] = ()
    """The widths that the three columns of a record were given, at 100 %; empty for the usual."""
    geometry: str = ""
    last_open: str = ""
    """The record and section that were open last, by identity and key, with a blank between."""
    recent: tuple[str, ...] = field(default=())
    used_last: tuple[str, ...] = field(default=())
    export_folder: str = ""
    space: str = ""
    """The key of the space in Confluence where the last write-up went."""

    def having(self, **values: Any) -> "Settings":
        """Return these settings with some replaced."""
        return replace(self, **values)

    def having_recent(self, library: Path) -> "Settings":
        """Return these settings with a library at the top of those used last."""
        others = [name for name in self.recent if name != str(library)]
        return replace(self, recent=(str(library), *others)[:MAX_RECENT])


def load() -> Settings:
    """Read the settings; what is missing or unreadable has its default."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    default = Settings()
    kept = {name: _like(getattr(default, name), found[name]) for name in _names() if name in found}
    return Settings(**{name: value for name, value in kept.items() if value is not None})


def save(settings: Settings) -> None:
    """Write the settings, the whole file or not at all; raises `StorageFailed`."""
    target = _file()
    part = target.with_suffix(".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
        part.replace(target)
    except OSError as error:
        message = f"Your settings could not be kept in “{target}”: {error.strerror}."
        raise StorageFailed(message) from error


def _names() -> list[str]:
    return [setting.name for setting in fields(Settings)]


def _like(default: Any, value: Any) -> Any:
    """Return a value in the type of its default, or None where it has another."""
    if isinstance(default, tuple):
        return tuple(value) if isinstance(value, list) else None
    return value if type(value) is type(default) else None
