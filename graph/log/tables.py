"""The tables of the log database: events, its head, and what the rules look at."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)
from sqlalchemy import Text as PlainText

metadata = MetaData()

# By code point everywhere: the order of texts must not depend on where a database was made.
Text = PlainText().with_variant(PlainText(collation="C"), "postgresql")
# An integer is 64 bits in SQLite, and only that word gives the table its own key.
Position = BigInteger().with_variant(Integer(), "sqlite")

events = Table(
    "event",
    metadata,
    Column("position", Position, primary_key=True, autoincrement=False),
    Column("source", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("stream", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("valid_from", Text),
    Column("valid_to", Text),
    Column("recorded_at", Text, nullable=False),
    Column("correlation_id", Text),
    Column("causation_id", Text),
    Column("actor", Text),
    Column("provenance", Text),
    Column("data", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    UniqueConstraint("source", "id"),
    UniqueConstraint("stream", "version"),
)
Index("event_by_kind", events.c.kind, events.c.position)
_IS_CORRELATED = events.c.correlation_id.is_not(None)
Index(
    "event_by_correlation",
    events.c.correlation_id,
    events.c.position,
    sqlite_where=_IS_CORRELATED,
    postgresql_where=_IS_CORRELATED,
)

head = Table(
    "log_head",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("log_id", Text, nullable=False),
    Column("position", Position, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("recorded_at", Text, nullable=False),
    CheckConstraint("one = 1"),
)

live_graph = Table(
    "live_graph",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    CheckConstraint("one = 1"),
)

rule_state = Table(
    "rule_state",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("predicate", Text, primary_key=True),
    Column("object", Text, primary_key=True),
    # The key is all there is to a row.
    sqlite_with_rowid=False,
)
