"""Which root causes of a library are alike: a full-text index that is made from its rows.

The index is kept in memory, is made when it is first asked for and follows each edit within the
edit's own transaction. So it can neither disagree with the file nor be damaged on the disk, and
nothing that was deleted lives on in it.
"""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from pmdesk.changes import touched
from pmdesk.model import Action, Category, Mark, Why
from pmdesk.session import Edit
from pmdesk.store.rows import read_items
from pmdesk.whys.recurrence import EarlierCause, are_alike, telling_words

_MADE = "SELECT 1 FROM temp.sqlite_master WHERE name = 'cause_words'"
_CREATE = """
CREATE VIRTUAL TABLE temp.cause_words
USING fts5(text, lasting_change, proximate_cause, tokenize = 'porter unicode61 remove_diacritics 2')
"""
_RANK = "INSERT INTO temp.cause_words(cause_words, rank) VALUES ('rank', 'bm25(4.0, 1.0, 1.0)')"
_LEARN = """
INSERT INTO temp.cause_words(rowid, text, lasting_change, proximate_cause)
SELECT rowid, text, lasting_change, proximate_cause FROM why WHERE mark = ?
"""
_LEARN_ONE = f"{_LEARN} AND id = ?"
_FORGET = "DELETE FROM temp.cause_words WHERE rowid = (SELECT rowid FROM why WHERE id = ?)"
_FIND = """
SELECT why.record_id, postmortem.number, postmortem.title, postmortem.incident_key,
    why.id, why.text, why.lasting_change, why.proximate_cause, why.category
FROM temp.cause_words AS found
JOIN why ON why.rowid = found.rowid
JOIN postmortem ON postmortem.record_id = why.record_id AND postmortem.deleted_at IS NULL
WHERE found.cause_words MATCH ? AND why.record_id <> ?
ORDER BY found.rank LIMIT ?
"""
_LOOKED_AT = 30
"""Causes that share a word and rank highest; those that share enough of them are returned."""


class Likeness:
    """The index of one open library; every method is called within a transaction of its own.

    `make` comes first: what it makes is there once its transaction is through. Whether it was made
    is asked of SQLite each time, which takes that back too where a transaction fails.
    """

    def make(self, connection: sa.Connection) -> None:
        """Read every root cause, unless that was done."""
        if not _is_made(connection):
            for statement in (_CREATE, _RANK):
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(_LEARN, (Mark.ROOT.value,))

    def find(
        self, connection: sa.Connection, text: str, record_id: str, most: int
    ) -> list[EarlierCause]:
        """Return the root causes of other records that are most like a text, best first."""
        words = telling_words(text)
        if not words:
            return []
        wanted = " OR ".join(f'"{word}"*' if word == words[-1] else f'"{word}"' for word in words)
        rows = connection.exec_driver_sql(_FIND, (wanted, record_id, _LOOKED_AT))
        alike = [row for row in rows if are_alike(words, " ".join(row[5:8]))][:most]
        return [_cause(connection, row) for row in alike]

    def forget(self, connection: sa.Connection, edit: Edit) -> None:
        """Let go of the causes that an edit is about to change."""
        for why_id in _touched(connection, edit):
            connection.exec_driver_sql(_FORGET, (why_id,))

    def learn(self, connection: sa.Connection, edit: Edit) -> None:
        """Take in the causes that an edit has changed."""
        for why_id in _touched(connection, edit):
            connection.exec_driver_sql(_LEARN_ONE, (Mark.ROOT.value, why_id))

    def drop(self, connection: sa.Connection) -> None:
        """Forget everything: it is made anew when it is next asked for."""
        connection.exec_driver_sql("DROP TABLE IF EXISTS temp.cause_words")


def _is_made(connection: sa.Connection) -> bool:
    return connection.exec_driver_sql(_MADE).first() is not None


def _touched(connection: sa.Connection, edit: Edit) -> Iterable[str]:
    """Return the causes that an edit touches, as far as anything is known of causes."""
    whys = [item_id for kind, item_id in touched(edit.change) if kind is Why]
    return whys if whys and _is_made(connection) else ()


def _cause(connection: sa.Connection, row: Any) -> EarlierCause:
    record_id, number, title, incident_key, why_id, text, *_, category = row
    actions = [a for a in read_items(connection, Action, record_id) if a.cause_id == why_id]
    return EarlierCause(
        record_id, f"PM-{number}", title, incident_key, why_id, text, Category(category),
        tuple(sorted(actions, key=lambda action: action.order())),
    )  # fmt: skip
