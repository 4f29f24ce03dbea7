"""Evidence and origins of events, how sure a reason is, learned words, and the running meeting."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

LONG = sa.String(1_000_000)


def upgrade() -> None:
    """Add columns, with the value that they have where nobody has said anything."""
    _add("event", _flag("key_moment"), _flag("learned_later"), _text("written"), _text("origin"))
    _add("postmortem", sa.Column("customers", sa.Integer(), nullable=True))
    _add("attachment", _text("event_id", 64))
    _add("why", _text("standing", 32, "open"), _flag("all_needed"), _long("stop_because"))
    _add(
        "meeting", _text("preset", 40, "standard"), _list("plan"), _list("spent"), _list("outcome")
    )
    _add("meeting", _long("private_notes"))
    _add("meeting", *map(_number, ("asked", "knew_cause", "knew_action")))
    _create("template", _text("key", 80), _long("text"))
    _create("term", _text("text"), _text("kind", 32))
    _create(
        "note", _text("rank", 500), _text("kind", 32), _long("text"), _text("group"),
        _number("votes"),
    )  # fmt: skip


def _create(name: str, *columns: sa.Column[Any]) -> None:
    identity = sa.Column("id", sa.String(64), primary_key=True)
    record = sa.Column("record_id", sa.String(64), sa.ForeignKey("record.id"), nullable=False)
    op.create_table(name, identity, record, *columns)
    op.create_index(f"ix_{name}_record_id", name, ["record_id"])


def _add(table: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        op.add_column(table, column)


def _text(name: str, length: int = 200, default: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=False, server_default=default)


def _long(name: str) -> sa.Column[Any]:
    return sa.Column(name, LONG, nullable=False, server_default="")


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.text("0"))


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0"))


def _list(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False, server_default="[]")
