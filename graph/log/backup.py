"""Copies of a log: taken while it is in use, put back only where there is none, and checked."""

import shutil
import sqlite3
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.errors import BadMomentError, UnreadableFileError
from graph.log import rows, rule_state
from graph.log.contract import Head
from graph.log.copying import copy_events, copy_whole, refuse_unless_empty
from graph.log.errors import BackupDamagedError, LogInTheWayError
from graph.log.heads import export_heads, heads_path, read_heads
from graph.log.refold import refolded
from graph.log.sql import SqlLog
from graph.log.sqlite import SqliteLog
from graph.log.verify import Problem, Verified, verify
from graph.privacy.keys import KeyStore, SqliteKeyStore, SqlKeyStore
from graph.reasons import MISSING


def backup(log: SqlLog, copy: Path) -> Verified:
    """Copy a log into a file with the ends written down beside it, and verify the copy.

    The file is a log in SQLite, wherever the log itself is kept. Keys are not in it: a person
    erased later is gone from every copy.
    """
    if copy.exists():
        raise LogInTheWayError(str(copy))
    with TemporaryDirectory(dir=_folder(copy), prefix=".backup-") as folder:
        whole = Path(folder) / "log.db"
        with closing(_opened(whole)) as made:
            with log.database.snapshot() as source, made.database.writing() as target:
                copy_whole(source, target)
            export_heads(whole, made.head(), heads_of(log))
            result = _refused_unless_whole(made, whole, name=copy)
        whole.chmod(0o600)
        heads_path(whole).replace(heads_path(copy))
        # Last of all: a backup that was cut short never has its name.
        whole.replace(copy)
    return result


def backup_keys(keys: SqlKeyStore, copy: Path) -> int:
    """Copy the keys into a file of their own, wherever they are kept; how many people it knows.

    It can be put in the place of `keys.db`. Whoever is erased later comes back with it: a few days
    is as long as it should be kept.
    """
    if copy.exists():
        raise LogInTheWayError(str(copy))
    with TemporaryDirectory(dir=_folder(copy), prefix=".keys-") as folder:
        whole = Path(folder) / "keys.db"
        # Nothing of it is in a write-ahead log any more once it is closed.
        with closing(SqliteKeyStore(whole)) as made:
            people = keys.copy_to(made)
        whole.replace(copy)
    return people


def restore(copy: Path, log: SqlLog, keys: KeyStore, *, to_position: int | None = None) -> Verified:
    """Put a copy into a log that holds nothing yet, all of it or up to a position, and verify it.

    The log keeps its own id: a graph made of what came after the copy is not taken for its.
    The facts of the rules are made anew from the events. Whoever was erased by any event of the
    copy stays erased.
    """
    with _private(copy) as kept:
        end = kept.head().position if to_position is None else to_position
        if not 0 <= end <= kept.head().position:
            raise BadMomentError(str(to_position))
        with kept.database.snapshot() as source, log.database.writing() as target:
            refuse_unless_empty(target, log)
            copy_events(source, target, to=end)
            rule_state.put(target, refolded(target, to=end))
        if log.beside is not None:
            export_heads(log.beside, log.head(), heads_of(kept))
        for erased in kept.read(kind="person.erased"):
            keys.destroy(rows.erased_in(erased))
    return _refused_unless_whole(log, log.beside, name=copy)


def verified(log: SqlLog, anchors: Path | None) -> Verified:
    """Verify a log against the ends of it that are written down in a file."""
    # The anchors first: whatever is appended from here on is later than all of them.
    known, others = _anchors(anchors, log.head().log_id)
    head = log.head()
    result = verify(log.read(limit=head.position), head, known)
    result = replace(result, problems=(*result.problems, *_skipped(log, head)))
    if head.position and others and not known:
        other = "de gemte ender er en anden logs: denne er sat i dens sted"
        return replace(result, problems=(*result.problems, Problem(0, "anchor", other)))
    return result


def _skipped(log: SqlLog, head: Head) -> Iterator[Problem]:
    with log.database.reading() as connection:
        for position, stream in rows.skips(connection, to=head.position):
            yield Problem(position, "version", f"{stream} springer et nummer over")


def heads_of(log: SqlLog) -> dict[int, str]:
    """The ends of the log that are written down outside its database."""
    beside = None if log.beside is None else heads_path(log.beside)
    return _anchors(beside, log.head().log_id)[0]


def _anchors(path: Path | None, log_id: str) -> tuple[dict[int, str], bool]:
    if path is None or not path.exists():
        return {}, False
    return read_heads(path, log_id), bool(read_heads(path))


def _opened(path: Path) -> SqliteLog:
    return SqliteLog(path, SqliteKeyStore(None))


@contextmanager
def _private(copy: Path) -> Generator[SqliteLog]:
    """The copy of a copy, whole, so that the file itself is never brought up to date."""
    if not copy.is_file():
        raise UnreadableFileError(str(copy), MISSING)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.db"
        _copy_file(copy, path)
        if heads_path(copy).exists():
            shutil.copyfile(heads_path(copy), heads_path(path))
        with closing(_opened(path)) as kept:
            _refused_unless_whole(kept, path, name=copy)
            yield kept


def _copy_file(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as written:
            read.backup(written)
    except sqlite3.DatabaseError as problem:
        raise BackupDamagedError(str(source), str(problem)) from None


def _refused_unless_whole(log: SqlLog, beside: Path | None, *, name: Path) -> Verified:
    result = verified(log, heads_path(beside) if beside is not None else None)
    if not result.ok:
        raise BackupDamagedError(str(name), result.problems[0].detail)
    return result


def _folder(copy: Path) -> Path:
    folder = copy.absolute().parent
    folder.mkdir(parents=True, exist_ok=True)
    return folder
