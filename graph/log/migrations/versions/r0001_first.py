"""The first shape of the log: events, the head, and what the rules look at."""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_POSITION = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, and the head of an empty log."""
    _make_event()
    op.create_table(
        "rule_state",
        sa.Column("subject", _TEXT, primary_key=True),
        sa.Column("predicate", _TEXT, primary_key=True),
        sa.Column("object", _TEXT, primary_key=True),
    )
    head = op.create_table(
        "log_head",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("log_id", _TEXT, nullable=False),
        sa.Column("position", _POSITION, nullable=False),
        sa.Column("chain", sa.LargeBinary, nullable=False),
        sa.Column("recorded_at", _TEXT, nullable=False),
        sa.CheckConstraint("one = 1"),
    )
    first = {"one": 1, "log_id": str(uuid4()), "position": 0, "chain": bytes(32), "recorded_at": ""}
    op.bulk_insert(head, [first])
    pointer = op.create_table(
        "live_graph",
        sa.Column("one", sa.Integer, primary_key=True),
        sa.Column("name", _TEXT, nullable=False),
        sa.CheckConstraint("one = 1"),
    )
    op.bulk_insert(pointer, [{"one": 1, "name": "graph"}])


def _make_event() -> None:
    op.create_table(
        "event",
        sa.Column("position", _POSITION, primary_key=True, autoincrement=False),
        *(sa.Column(name, _TEXT, nullable=False) for name in ("source", "id", "stream")),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("kind", _TEXT, nullable=False),
        sa.Column("schema_version", sa.Integer, nullable=False),
        *(sa.Column(name, _TEXT) for name in ("valid_from", "valid_to")),
        sa.Column("recorded_at", _TEXT, nullable=False),
        *(
            sa.Column(name, _TEXT)
            for name in ("correlation_id", "causation_id", "actor", "provenance")
        ),
        *(sa.Column(name, sa.LargeBinary, nullable=False) for name in ("data", "digest", "chain")),
        sa.UniqueConstraint("source", "id"),
        sa.UniqueConstraint("stream", "version"),
    )
    op.create_index("event_by_kind", "event", ["kind", "position"])
    op.create_index("event_by_correlation", "event", ["correlation_id", "position"])
