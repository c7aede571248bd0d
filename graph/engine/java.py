"""How the embedded engine is launched: its Java, its arguments, and what makes it start fast."""

import hashlib
import platform
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from platformdirs import user_cache_path

from graph.engine.errors import EngineMissingError

_JVM = (
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:-UsePerfData",
    "-Xlog:disable",
    "--add-modules=jdk.incubator.vector",
    "--enable-native-access=ALL-UNNAMED",
    "-Djava.awt.headless=true",
)

# The password is random, so few hashing rounds do; the rest is what nobody asks of this engine.
_SERVER = {
    "server.mode": "production",
    "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
    "server.defaultDatabases": "neo4j[]",
    "server.httpIncomingHost": "127.0.0.1",
    "server.httpIncomingPort": "0",
    "server.httpIoThreads": "1",
    "server.httpWorkerThreads": "4",
    "server.saltIterations": "1000",
    "server.healthCheck.enabled": "false",
    "serverMetrics": "false",
    "bolt.host": "127.0.0.1",
    "bolt.port": "0",
    "bolt.defaultDatabase": "neo4j",
    "opencypher.loadCsv.allowFileUrls": "false",
    "opencypher.loadCsv.allowRemoteUrls": "false",
}


def java() -> Path:
    """The Java that comes with the engine, so that none need be installed."""
    name = "java.exe" if sys.platform == "win32" else "java"
    path = _installed() / "jre" / "bin" / name
    if not path.exists():
        raise EngineMissingError(platform.platform())
    return path


def arguments(folder: Path, *, password_file: Path) -> str:
    """The text of the arguments file, one argument a line; it names no password."""
    properties = _SERVER | {
        "server.rootPath": str(folder),
        "server.logsDirectory": str(folder / "log"),
        "server.rootPasswordPath": str(password_file),
    }
    words = [
        *_JVM,
        *_startup_cache(),
        "-cp",
        str(_installed() / "jars" / "*"),
        *(f"-Darcadedb.{key}={value}" for key, value in properties.items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]
    return "\n".join(map(_quoted, words)) + "\n"


def _startup_cache() -> list[str]:
    """Classes as the first run left them, which halves every later start.

    The first run writes the cache as it ends. Java ignores one that is half written, and where
    there is nowhere to keep it the engine starts without.
    """
    jars = sorted((_installed() / "jars").glob("*.jar"))
    facts = [(jar.name, jar.stat().st_size, jar.stat().st_mtime_ns) for jar in jars]
    build = f"engine-{version('arcadedb-embedded')}-{_digest(_installed())}"
    path = _cache_folder() / f"{build}-{_digest((facts, _JVM))}.aot"
    if path.exists():
        return [f"-XX:AOTCache={path}"]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for outdated in path.parent.glob(f"{build}-*.aot"):
            outdated.unlink()
    except OSError:
        return []
    return [f"-XX:AOTCacheOutput={path}"]


def _cache_folder() -> Path:
    return user_cache_path("spredning", appauthor=False)


def _installed() -> Path:
    # Looked up, not imported: the package would load a Java into this process.
    spec = find_spec("arcadedb_embedded")
    if spec is None or not spec.submodule_search_locations:
        raise EngineMissingError(platform.platform())
    return Path(spec.submodule_search_locations[0])


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:12]


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
