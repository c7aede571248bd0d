"""The machine under the data folder: Python, SQLite, the disk, the clock, who can read what."""

import os
import platform
import shutil
import sqlite3
import stat
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import psutil

from graph.health.finding import Finding, some, well, wrong
from graph.settings import Settings
from graph.sqlite import wal_reset_is_fixed

MEGABYTE = 1_000_000
LEAST_FREE = 500 * MEGABYTE
# Two machines with their clocks set by the same server differ by less.
_SECONDS = 2.0
_FAR_AWAY = frozenset(
    {"9p", "afpfs", "cifs", "fuse.sshfs", "nfs", "nfs4", "smb2", "smb3", "smbfs", "virtiofs"}
)


def python() -> Finding:
    name, where = f"Python {platform.python_version()}", platform.platform()
    return well("python", f"{name} på {where}", f"{name} on {where}")


def sqlite() -> Finding:
    """An affected version is no fault here: every write holds one lock, which keeps clear of it."""
    version = sqlite3.sqlite_version
    if wal_reset_is_fixed():
        return well("sqlite", version, version)
    return well(
        "sqlite",
        f"{version} har en kendt fejl ved samtidige skrivere; låsene her holder uden om den",
        f"{version} has a known fault with concurrent writers; the locks here keep clear of it",
        "Skriv aldrig i log.db med andre programmer. En Python med SQLite 3.51.3 er uden fejlen.",
        "Never write to log.db by other programs. A Python with SQLite 3.51.3 is without it.",
    )


def files(settings: Settings) -> Finding:
    """What only the owner may read, and what the owner must be able to write."""
    secret = [path.name for path in _secrets(settings) if _others_can_read(path)]
    if secret:
        return wrong(
            "files",
            f"andre kan læse {some(secret)} i {settings.data}",
            f"others can read {some(secret)} in {settings.data}",
            "Sæt rettighederne til 0600, og til 0700 for mapper.",
            "Set the permissions to 0600, and to 0700 for folders.",
        )
    foreign = [path.name for path in _written(settings) if not _is_ours(path, settings.data)]
    if foreign:
        return wrong(
            "files",
            f"{some(foreign)} i {settings.data} ejes af en anden bruger eller kan ikke skrives",
            f"{some(foreign)} in {settings.data} belong to another user or cannot be written",
            "Giv dem samme ejer som mappen (chown), og kør alle kommandoer som den bruger.",
            "Give them the folder's owner (chown), and run every command as that user.",
        )
    return well("files", str(settings.data), str(settings.data))


def disk(settings: Settings) -> Finding:
    """Whether there is room to go on, and to make the graph anew beside the one there is."""
    place = _there(settings.data)
    type = _type_of_disk(place)
    if type in _FAR_AWAY:
        return wrong(
            "disk",
            f"{settings.data} ligger på et netværksdrev ({type}), hvor låse ikke holder",
            f"{settings.data} is on a network drive ({type}), where locks do not hold",
            "Flyt datamappen til en lokal disk, eller loggen til en PostgreSQL: spredning move",
            "Move the data folder to a local disk, or the log to a PostgreSQL: spredning move",
        )
    return room(shutil.disk_usage(place).free, used=size_of(settings.data))


def room(free: int, *, used: int) -> Finding:
    """By bytes free on the disk, and bytes used in the data folder: a rebuild takes as many."""
    needed = max(LEAST_FREE, used)
    said = f"{free // MEGABYTE:,} MB"
    if free >= needed:
        return well("disk", f"{said} ledige", f"{said} free")
    return wrong(
        "disk",
        f"kun {said} ledige; der bør være {needed // MEGABYTE:,} MB",
        f"only {said} free; there should be {needed // MEGABYTE:,} MB",
        "Skaf plads: flyt gamle kopier væk, eller flyt datamappen til en større disk.",
        "Make room: move old copies away, or the data folder to a larger disk.",
    )


def clock(recorded_at: str, *, now: datetime) -> Finding:
    """By when the last event was recorded; empty for a log without events."""
    behind = (_moment(recorded_at) - now).total_seconds() if recorded_at else 0.0
    if behind <= _SECONDS:
        said = now.astimezone(UTC).isoformat(timespec="seconds")
        return well("clock", said, said)
    return wrong(
        "clock",
        f"maskinens ur er {behind:.0f} sekunder bag den sidste hændelse ({recorded_at})",
        f"the machine's clock is {behind:.0f} seconds behind the last event ({recorded_at})",
        "Stil uret (NTP). Indtil da får nye hændelser den sidstes tid; ordenen er ikke i fare.",
        "Set the clock (NTP). Until then new events get the last one's time; their order is safe.",
    )


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(_bytes(path) for path in folder.rglob("*"))


def _moment(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _secrets(settings: Settings) -> Iterable[Path]:
    named = (settings.data, settings.keys, settings.token)
    engines = sorted((settings.data / "graphs").glob("*/engine.json"))
    return (path for path in (*named, *engines) if path.exists())


def _written(settings: Settings) -> list[Path]:
    found = [path for path in settings.data.glob("*") if path.is_file()]
    return sorted(path for path in found if path.suffix != ".md")


def _others_can_read(path: Path) -> bool:
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _is_ours(path: Path, folder: Path) -> bool:
    if os.name != "posix":
        return os.access(path, os.W_OK)
    return os.access(path, os.W_OK) and path.stat().st_uid == folder.stat().st_uid


def _there(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())


def _type_of_disk(place: Path) -> str:
    """The file system that the folder is on: of the mounts around it the innermost."""
    around = [one for one in psutil.disk_partitions(all=True) if _is_in(place, one.mountpoint)]
    return max(around, key=lambda one: len(one.mountpoint)).fstype if around else ""


def _is_in(place: Path, mountpoint: str) -> bool:
    return place.is_relative_to(mountpoint)


def _bytes(path: Path) -> int:
    # What is being removed at this moment is no longer there to be measured.
    try:
        return path.stat().st_size if path.is_file() else 0
    except FileNotFoundError:
        return 0
