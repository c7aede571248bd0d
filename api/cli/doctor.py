"""What `spredning doctor` looks at: each check says what it found, and what can be done."""

import os
import platform
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import GraphError, Language
from graph.log.backup import verified
from graph.log.heads import heads_path
from graph.log.refold import drift
from graph.projection.project import checkpoint
from graph.settings import Settings
from graph.sqlite import wal_reset_is_fixed
from graph.wiring import System, opened


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    check: str
    ok: bool
    detail: str


def findings(settings: Settings, lang: Language) -> list[Finding]:
    """Everything looked at, in order; a check that fails does not stop the next."""
    found = [_machine(lang), _sqlite(lang), _private(settings, lang)]
    try:
        with opened(settings) as system:
            found.extend((_log(system, lang), _rules(system, lang), _graph(system, lang)))
    except GraphError as error:
        found.append(_failed("log", error, lang))
    return found


def _machine(lang: Language) -> Finding:
    text = "Python {} på {}" if lang == "da" else "Python {} on {}"
    return Finding("python", True, text.format(platform.python_version(), platform.platform()))


def _sqlite(lang: Language) -> Finding:
    version = sqlite3.sqlite_version
    if wal_reset_is_fixed():
        return Finding("sqlite", True, version)
    # Not a fault here: every write holds one lock, which keeps clear of it.
    danish = f"{version} har en kendt fejl ved samtidige skrivere; loggens lås holder uden om den"
    english = f"{version} has a known fault with concurrent writers; the log's lock avoids it"
    return Finding("sqlite", True, danish if lang == "da" else english)


def _private(settings: Settings, lang: Language) -> Finding:
    open_to_others = [path.name for path in _secrets(settings) if _others_can_read(path)]
    if not open_to_others:
        return Finding("files", True, str(settings.data))
    names = ", ".join(open_to_others)
    danish = f"andre kan læse {names} i {settings.data}: sæt rettighederne til 0600"
    english = f"others can read {names} in {settings.data}: set the permissions to 0600"
    return Finding("files", False, danish if lang == "da" else english)


def _secrets(settings: Settings) -> Iterator[Path]:
    return (path for path in (settings.keys, settings.token) if path.exists())


def _others_can_read(path: Path) -> bool:
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _log(system: System, lang: Language) -> Finding:
    done = verified(system.log, heads_path(system.settings.log))
    if done.ok:
        danish, english = f"ubrudt til nr. {done.events}", f"whole to no. {done.events}"
        return Finding("log", True, danish if lang == "da" else english)
    first = done.problems[0]
    return Finding("log", False, f"{first.position}: {first.detail} ({first.code})")


def _rules(system: System, lang: Language) -> Finding:
    differing = len(drift(system.log))
    if not differing:
        danish, english = "de fakta, reglerne ser på, svarer til loggen", "as the log gives them"
        return Finding("rules", True, danish if lang == "da" else english)
    danish = f"{differing} fakta svarer ikke til loggen: tag en kopi, og læg den tilbage (restore)"
    english = f"{differing} facts do not agree with the log: take a copy and restore it"
    return Finding("rules", False, danish if lang == "da" else english)


def _graph(system: System, lang: Language) -> Finding:
    try:
        with system.graphs.current() as graph:
            found = checkpoint(graph)
            engine = graph.engine()
    except GraphError as error:
        return _failed("graph", error, lang)
    head = system.log.head()
    if found is not None and found.epoch != head.log_id:
        danish = "lavet af en anden log: kør spredning rebuild"
        english = "made from another log: run spredning rebuild"
        return Finding("graph", False, danish if lang == "da" else english)
    behind = head.position - (found.position if found else 0)
    danish, english = f"{engine}, {behind} hændelser bagud", f"{engine}, {behind} events behind"
    return Finding("graph", True, danish if lang == "da" else english)


def _failed(check: str, error: GraphError, lang: Language) -> Finding:
    return Finding(check, False, " ".join(filter(None, (error.message(lang), error.hint(lang)))))
