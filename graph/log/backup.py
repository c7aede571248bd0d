"""Copies of a log: taken while it is in use, put back only where there is none, and checked."""

import sqlite3
from contextlib import closing
from pathlib import Path

from graph.errors import BackupDamagedError, LogInTheWayError
from graph.log.contract import Log
from graph.log.heads import heads_path, read_heads
from graph.log.sqlite import SqliteLog
from graph.log.verify import Verified, verify
from graph.privacy.keys import SqliteKeyStore


def backup(log: Path, copy: Path) -> Verified:
    """Copy a log with the ends written down beside it, and verify the copy.

    Keys are not in it: a person erased later is gone from every copy.
    """
    _refuse_to_overwrite(copy)
    with closing(sqlite3.connect(log)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    copy.chmod(0o600)
    if heads_path(log).exists():
        heads_path(copy).write_bytes(heads_path(log).read_bytes())
    return _checked(copy)


def restore(copy: Path, log: Path) -> Verified:
    """Put a copy where there is no log yet, and verify it."""
    _refuse_to_overwrite(log)
    _checked(copy)
    with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(log)) as target:
        source.backup(target)
    log.chmod(0o600)
    if heads_path(copy).exists():
        heads_path(log).write_bytes(heads_path(copy).read_bytes())
    return _checked(log)


def verified(log: Log, anchors: Path | None) -> Verified:
    """Verify a log against the ends of it that are written down in a file."""
    # The anchors first: whatever is appended from here on is later than all of them.
    known = read_heads(anchors) if anchors is not None and anchors.exists() else {}
    head = log.head()
    return verify(log.read(limit=head.position), head, known)


def _checked(copy: Path) -> Verified:
    with closing(SqliteLog(copy, SqliteKeyStore(None))) as log:
        result = verified(log, heads_path(copy))
    if not result.ok:
        raise BackupDamagedError(str(copy), result.problems[0].detail)
    return result


def _refuse_to_overwrite(path: Path) -> None:
    if path.exists():
        raise LogInTheWayError(str(path))
