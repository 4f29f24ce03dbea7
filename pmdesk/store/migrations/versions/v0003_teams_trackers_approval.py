"""Teams, people and trackers; the whole life of an action; what was asked of approvers."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

LONG = sa.String(1_000_000)


def upgrade() -> None:
    """Add columns, with the value that they have where nobody has said anything."""
    _add("service", _text("responsible_manager"), _text("tracker"))
    with op.batch_alter_table("service") as service:
        # A project may be a whole path, as on GitHub and GitLab.
        service.alter_column("tracker_project", type_=sa.String(200))
    _add("action", _text("committed_role"), _long("due_reason"), _day("raised_on"))
    _add("action", _day("done_on"), _text("tracker_id", 64), _text("tracker_state"))
    _add("action", _instant("tracker_seen_at"), _instant("sent_at"))
    _add("approval", _text("record_digest", 64), _text("contact"), _instant("requested_at"))
    _add("approval", _text("source"))
    _add("postmortem", _day("approval_due"), _text("issue_key", 80), _text("issue_url", 2000))
    _add("postmortem", _day("published_on"), _text("published_url", 2000))
    _create("team", *map(_text, ("name", "department", "manager", "contact", "tracker")),
            _text("tracker_project"))  # fmt: skip
    _create("contact", *map(_text, ("name", "role", "team", "handle")))
    _create("tracker", _text("name"), _text("kind", 32), _text("url", 2000), _text("account"))
    _create("mapping", _text("tracker_id", 64), *map(_text, _MAPPED), _list("labels"))


_MAPPED = (
    "project", "issue_type", "priority_value", "improvement_value", "due_field", "priority_link",
    "improvement_link",
)  # fmt: skip


def _create(name: str, *columns: sa.Column[Any]) -> None:
    identity = sa.Column("id", sa.String(64), primary_key=True)
    record = sa.Column("record_id", sa.String(64), sa.ForeignKey("record.id"), nullable=False)
    op.create_table(name, identity, record, *columns)
    op.create_index(f"ix_{name}_record_id", name, ["record_id"])


def _add(table: str, *columns: sa.Column[Any]) -> None:
    for column in columns:
        op.add_column(table, column)


def _text(name: str, length: int = 200) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=False, server_default="")


def _long(name: str) -> sa.Column[Any]:
    return sa.Column(name, LONG, nullable=False, server_default="")


def _day(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=True)


def _instant(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(), nullable=True)


def _list(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=False, server_default="[]")
