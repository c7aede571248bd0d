"""The server as a process of its own, and a data folder for it to answer from."""

import json
import signal
import subprocess
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from graph.appending import Appending
from graph.settings import Settings
from graph.wiring import opened
from importers.demo import history

TRICKY = "<script>document.title = 'borte'</script> & <img src=x onerror=alert(1)>"
tricky_is_registered: dict[str, Any] = {
    "source": "prøve",
    "id": "tricky",
    "kind": "initiative.registered",
    "data": {"initiative": "tricky", "title": TRICKY, "purpose": TRICKY},
}


@dataclass(frozen=True, slots=True)
class Site:
    """Where the server answers, and its data folder."""

    address: str
    data: Path

    @property
    def bearer(self) -> dict[str, str]:
        token = (self.data / "token").read_text(encoding="utf-8").split()[0]
        return {"Authorization": f"Bearer {token}"}

    def client(self) -> httpx2.Client:
        return httpx2.Client(base_url=self.address, timeout=60)


def fill(data: Path, *, more: Iterable[dict[str, Any]] = ()) -> None:
    """The demo history and more."""
    lines = [*history.lines(), *(json.dumps(one) for one in more)]
    with opened(Settings(data=data)) as system:
        appending = Appending(system.log)
        appending.take((at, line.encode()) for at, line in enumerate(lines, start=1))
        if appending.refused:
            raise appending.refused[0].error


@contextmanager
def serving(data: Path, *, port: int = 0) -> Generator[subprocess.Popen[str]]:
    """`spredning serve` until the end, when it is asked to stop as by Ctrl-C."""
    process = subprocess.Popen(
        [sys.executable, "-m", "api", "serve", "--port", str(port), "--data", str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def address_of(process: subprocess.Popen[str]) -> str:
    """Waits for the line that says where it answers."""
    if process.stdout is None:
        raise TypeError(process)
    line = process.stdout.readline()
    if not line.startswith("Klar på "):
        raise RuntimeError(line)
    return line.removeprefix("Klar på ").strip()
