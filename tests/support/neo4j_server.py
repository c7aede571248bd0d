"""A real Neo4j for tests: the one that NEO4J_URI names, or one started from a folder of jars."""

import os
import shutil
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from graph.engine.bolt import BoltAddress

_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


def why_not() -> str | None:
    """The plain reason why there is no Neo4j here, or None where there is one."""
    if os.environ.get("NEO4J_URI"):
        return None
    jars = os.environ.get("SPREDNING_NEO4J_LIB")
    if not jars:
        return "no Neo4j: neither NEO4J_URI nor SPREDNING_NEO4J_LIB is set"
    if not any(Path(jars).glob("neo4j-kernel-*.jar")):
        return f"no Neo4j: {jars} holds no jars (fill it with .ci/neo4j-lib)"
    if _java_version() < 17:
        return "no Neo4j: it needs a Java of version 17 or later on the path"
    return None


def is_required() -> bool:
    """Whether a test without its Neo4j fails, as it does where nothing may be skipped."""
    return os.environ.get("CI") == "true" or os.environ.get("SPREDNING_REQUIRE_ALL") == "1"


@contextmanager
def start(data: Path) -> Generator[BoltAddress]:
    """The server named by NEO4J_URI, else one of our own over the folder, ended with the block."""
    uri = os.environ.get("NEO4J_URI")
    if uri:
        user = os.environ.get("NEO4J_USER", "neo4j")
        yield BoltAddress(uri, user, os.environ.get("NEO4J_PASSWORD"))
        return
    with subprocess.Popen(
        _command(data),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            yield BoltAddress(f"bolt://127.0.0.1:{_port(server)}", "neo4j", None, "neo4j")
        finally:
            # Its data goes with the tests, so that nothing need be written out first.
            server.kill()


def _command(data: Path) -> list[str]:
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED]
    jars = Path(os.environ["SPREDNING_NEO4J_LIB"]) / "*"
    launcher = Path(__file__).with_name("Launcher.java")
    return ["java", "-Xmx1g", *opened, "-cp", str(jars), str(launcher), str(data)]


def _port(server: subprocess.Popen[str]) -> int:
    for line in server.stdout or ():
        if line.startswith("READY "):
            return int(line.removeprefix("READY "))
    message = f"Neo4j ended with {server.wait()} before it was ready"
    raise RuntimeError(message)


def _java_version() -> int:
    if shutil.which("java") is None:
        return 0
    asked = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False)
    quoted = asked.stderr.partition('"')[2]
    major = quoted.partition(".")[0].partition('"')[0]
    return int(major) if major.isdigit() else 0
