"""The server on this machine: one process that has the pages, until it is told to stop."""

import os
import socket
import sys
from collections.abc import Callable

import uvicorn

from api.access.hosts import hosts_from, in_address
from api.app import create_app
from api.failures import CannotListenError
from api.journal import Form, begin
from graph.settings import Settings


def run(
    settings: Settings, *, host: str, port: int, journal: Form, tell: Callable[[str], None]
) -> None:
    """Serve until Ctrl-C; what is told are lines for people, the first when it answers.

    Raises CannotListenError when the address is taken; port 0 is any that is free.
    """
    begin(journal)
    listening = _listening(host, port)
    is_new = not settings.token.exists()
    app = create_app(settings, hosts=hosts_from(os.environ, host))
    config = uvicorn.Config(
        app,
        access_log=False,
        server_header=False,
        log_level="warning",
        # The journal has a place for what the server itself says.
        log_config=None,
        timeout_graceful_shutdown=5,
    )
    told = [f"Klar på {_address(host, listening)}"]
    if is_new:
        told.append(f"Nøglen til at skrive gennem HTTP ligger i {settings.token}")
    try:
        _Telling(config, tell, told).run(sockets=[listening])
    except KeyboardInterrupt:
        # Asked to end, and it has: the engine is stopped and the log is closed.
        return
    finally:
        listening.close()


class _Telling(uvicorn.Server):
    """Says when it answers."""

    def __init__(
        self, config: uvicorn.Config, tell: Callable[[str], None], told: list[str]
    ) -> None:
        super().__init__(config)
        self._tell = tell
        self._told = told

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            for line in self._told:
                self._tell(line)
            # Whoever waits for these lines may read them through a pipe.
            sys.stdout.flush()


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    if os.name == "posix":
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        # The port is ours from here on, and nobody else's by the time the first request comes.
        found.listen(128)
    except OSError as problem:
        found.close()
        raise CannotListenError(host, port, problem.strerror or str(problem)) from None
    return found


def _address(host: str, listening: socket.socket) -> str:
    port = int(listening.getsockname()[1])
    return f"http://{in_address(host)}:{port}"
