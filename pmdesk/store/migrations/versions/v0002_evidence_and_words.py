"""Events with evidence and origin, reasons that say how sure they are, words that were learned."""

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
    op.create_table(
        "term",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("record_id", sa.String(64), sa.ForeignKey("record.id"), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
    )
    op.create_index("ix_term_record_id", "term", ["record_id"])


def _add(table: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        op.add_column(table, column)


def _text(name: str, length: int = 200, default: str = "") -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=False, server_default=default)


def _long(name: str) -> sa.Column[Any]:
    return sa.Column(name, LONG, nullable=False, server_default="")


def _flag(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.text("0"))
