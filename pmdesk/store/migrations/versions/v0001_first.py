"""The first version of the library file."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

LONG = sa.String(1_000_000)


def upgrade() -> None:
    """Create every table."""
    _create("record", sa.Column("id", sa.String(64), primary_key=True))
    _create(
        "image",
        sa.Column("sha256", sa.String(64), primary_key=True),
        _column("data", sa.LargeBinary()),
    )
    _create_history()
    for name, columns in _items().items():
        _create_items(name, columns)


def _column(name: str, kind: sa.types.TypeEngine[Any], *, empty: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=empty)


def _text(name: str, length: int = 200) -> sa.Column[Any]:
    return _column(name, sa.String(length))


def _long(name: str) -> sa.Column[Any]:
    return _column(name, LONG)


def _number(name: str) -> sa.Column[Any]:
    return _column(name, sa.Integer())


def _flag(name: str) -> sa.Column[Any]:
    return _column(name, sa.Boolean())


def _list(name: str) -> sa.Column[Any]:
    return _column(name, sa.JSON())


def _time(name: str, *, empty: bool = True) -> sa.Column[Any]:
    return _column(name, sa.DateTime(), empty=empty)


def _date(name: str) -> sa.Column[Any]:
    return _column(name, sa.Date(), empty=True)


def _create(name: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(name, *parts)


def _create_history() -> None:
    _create(
        "history",
        sa.Column("record_id", sa.String(64), sa.ForeignKey("record.id"), primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        _time("at", empty=False),
        _text("role"),
        _text("label", 500),
        _text("act", 8),
        _number("target"),
        _column("operations", sa.String()),
        _text("checksum", 32),
    )


def _create_items(name: str, columns: list[sa.Column[Any]]) -> None:
    identity = sa.Column("id", sa.String(64), primary_key=True)
    record = sa.Column("record_id", sa.String(64), sa.ForeignKey("record.id"), nullable=False)
    _create(name, identity, record, *columns)
    op.create_index(f"ix_{name}_record_id", name, ["record_id"])


def _items() -> dict[str, list[sa.Column[Any]]]:
    """Return the columns of every kind of item, beside its identity and record."""
    rank = "rank"
    return {
        "postmortem": [
            _number("number"), _text("title"), _text("incident_key", 80),
            _text("incident_url", 2000), _number("severity"), _text("service"), _text("owner"),
            _text("zone", 80), _time("impact_start"), _time("impact_end"), _text("state", 32),
            _time("created_at", empty=False), _text("approved_digest", 64),
            _time("approved_at"), _time("deleted_at"),
        ],
        "section": [_text("key", 32), _long("text")],
        "participant": [
            _text(rank, 500), _text("name"), _text("role"), _text("team"), _text("handle"),
            _flag("responsible_manager"), _flag("attended"),
        ],
        "event": [
            _time("start", empty=False), _time("end"), _flag("approximate"), _flag("whole_day"),
            _long("text"), _text("moment", 32), _text("source", 500), _text("link", 2000),
            _flag("confirmed"),
        ],
        "why": [
            _text(rank, 500), _text("parent_id", 64), _long("text"), _text("mark", 32),
            _list("evidence"), _text("category", 32), _long("lasting_change"),
            _long("proximate_cause"), _long("dependency_finding"), _text("earlier", 1000),
        ],
        "lesson": [_text(rank, 500), _text("kind", 32), _long("text")],
        "action": [
            _text(rank, 500), _long("text"), _text("kind", 32), _text("action_class", 32),
            _text("cause_id", 64), _text("team"), _date("due"), _text("state", 32),
            _text("committed_by"), _date("committed_on"), _text("tracker_key", 80),
            _text("tracker_url", 2000), _long("declined_because"),
        ],
        "approval": [
            _text(rank, 500), _text("name"), _text("role"), _flag("mandatory"),
            _text("decision", 32), _time("decided_at"), _long("comment"), _text("digest", 64),
        ],
        "attachment": [
            _text(rank, 500), _text("section", 32), _text("name", 255), _text("caption", 500),
            _text("media_type", 40), _number("width"), _number("height"), _text("sha256", 64),
        ],
        "tick": [_text("key", 80), _time("at", empty=False), _text("note", 500)],
        "meeting": [
            _time("scheduled_for"), _number("minutes"), _time("started_at"), _number("step"),
            _time("step_started_at"), _time("ended_at"), _list("parking_lot"),
        ],
        "directory": [_text("name")],
        "service": [
            _text("name"), _text("group"), _text("delivery_team"), _number("slo_weeks"),
            _list("mandatory_approvers"), _list("optional_approvers"),
            _text("tracker_project", 80),
        ],
    }  # fmt: skip
