"""The imports there have been: kept in the data folder, so that a file is known again."""

import os
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from portalocker import LockException, LockFlags, lock

from graph.log.contract import Log
from importers.errors import ImportAtWorkError, UnknownImportError
from importers.running.report import ImportedFile, Manifest

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def keep_manifest(folder: Path, manifest: Manifest) -> None:
    """Remember an import, in one step: whoever reads sees it whole."""
    path = _path(folder, manifest.report.import_id)
    bare = manifest.report.model_copy(update={"changes": (), "more_changes": 0})
    new = path.with_suffix(".new")
    with private(new) as stream:
        stream.write(manifest.model_copy(update={"report": bare}).model_dump_json(indent=2) + "\n")
    new.replace(path)


def manifest_of(folder: Path, import_id: str) -> Manifest:
    """What is remembered of an import; UnknownImportError for another id."""
    path = _path(folder, checked(import_id))
    if not path.exists():
        raise UnknownImportError(import_id)
    return Manifest.model_validate_json(path.read_text(encoding="utf-8"))


def manifests(folder: Path) -> Iterator[Manifest]:
    """Every import, the newest first: ids sort by time."""
    for path in sorted((folder / "imports").glob("*.json"), reverse=True):
        yield Manifest.model_validate_json(path.read_text(encoding="utf-8"))


def checked(import_id: str) -> str:
    """The id itself, when it has the form of one: it becomes the name of a file."""
    if _ID.fullmatch(import_id) is None:
        raise UnknownImportError(import_id)
    return import_id


def broken_off(folder: Path, files: Sequence[ImportedFile], log: Log) -> Manifest | None:
    """The import of these very files that was begun and neither ended nor undone."""
    return next(
        (
            one
            for one in manifests(folder)
            if one.report.state != "done"
            and _same_files(one.files, files)
            and _is_of(one, log)
            and not undone(log, one.report.import_id)
        ),
        None,
    )


def known_again(folder: Path, files: Sequence[ImportedFile], log: Log) -> Manifest | None:
    """The import of these very files after which nothing has come that may change its answer.

    Not where rows were put aside, since what they lacked may be there now; nor where another file
    has spoken for the same source, or an import of it was undone.
    """
    spoken: set[str] = set()
    sources: set[str] | None = None
    for one in manifests(folder):
        if one.report.dry_run or not _is_of(one, log):
            continue
        gone = undone(log, one.report.import_id)
        if _same_files(one.files, files) and one.report.state == "done":
            sources = set(one.sources)
            is_clean = not one.report.quarantined and not gone
            return one if is_clean and not sources & spoken else None
        if one.report.events or gone:
            spoken |= set(one.sources)
    return None


def undone(log: Log, import_id: str) -> bool:
    """Whether the log says that the import was undone."""
    return next(log.read(stream=f"import/{import_id}", limit=1), None) is not None


@contextmanager
def at_work(folder: Path, import_id: str) -> Generator[None]:
    """Held while an import is at work, also against another process; gone when its process is.

    Raises ImportAtWorkError when somebody has it.
    """
    path = lock_path(folder, import_id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            lock(number, LockFlags.EXCLUSIVE | LockFlags.NON_BLOCKING)
        except LockException:
            raise ImportAtWorkError(import_id) from None
        yield
        with suppress(OSError):
            path.unlink()
    finally:
        os.close(number)


def lock_path(folder: Path, import_id: str) -> Path:
    """The file that is held while an import is at work."""
    return _path(folder, import_id).with_suffix(".lock")


def private(path: Path) -> IO[str]:
    """A new file that only its owner can read."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    return path.open("w", encoding="utf-8")


def _same_files(some: Sequence[ImportedFile], others: Sequence[ImportedFile]) -> bool:
    said = [(one.sha256, one.format, one.read_as) for one in some]
    return None not in [one[0] for one in said] and said == [
        (one.sha256, one.format, one.read_as) for one in others
    ]


def _is_of(manifest: Manifest, log: Log) -> bool:
    """Whether it was written to this log, which may have been put back to an earlier end since."""
    head = log.head()
    return manifest.log_id == head.log_id and manifest.position <= head.position


def _path(folder: Path, import_id: str) -> Path:
    return folder / "imports" / f"{import_id}.json"
