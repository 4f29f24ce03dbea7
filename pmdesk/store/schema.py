"""Making and migrating the library file, each as a whole or not at all."""

import logging
from pathlib import Path

import sqlalchemy as sa

from pmdesk.errors import ForeignFile
from pmdesk.store import file

_log = logging.getLogger(__name__)


def create(path: Path) -> None:
    """Make a new library beside its place and put it there when it is complete."""
    made = path.with_name(f".{path.name}.new")
    made.unlink(missing_ok=True)
    file.create_private(made)
    engine = file.engine(made)
    try:
        _upgrade(engine)
        # Without this the header, by which a library is recognised, would still be in the log.
        file.raw(engine).execute("PRAGMA journal_mode = DELETE")
    finally:
        engine.dispose()
    made.replace(path)


def migrate(engine: sa.Engine, path: Path) -> None:
    """Bring an older library up to date; a verified copy of it is made first."""
    copy = path.with_name(f"{path.stem} before version {file.VERSION}{path.suffix}")
    if not copy.exists():
        file.create_private(copy)
        file.raw(engine).execute("VACUUM INTO ?", (str(copy),))
    _log.info("migrating the library; the old one is kept as %s", copy.name)
    _upgrade(engine)


def _upgrade(engine: sa.Engine) -> None:
    """Run alembic in one transaction that also sets the version in the file's header.

    Alembic takes a moment to import and is needed for a new or an older file only.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "pmdesk.store:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA application_id = {file.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {file.VERSION}")


def require_only_ours(engine: sa.Engine, path: Path) -> None:
    """Refuse a file that carries code of its own: pmdesk has no triggers and no views."""
    query = "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    with engine.begin() as connection:
        if connection.exec_driver_sql(query).scalar():
            raise ForeignFile(f"“{path}” holds code that pmdesk did not write. It was not opened.")
