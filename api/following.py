"""The graph follows the log while the pages are up, also when another program writes to it."""

import time
from threading import Event, Thread

from graph.journal import happened, trouble
from graph.wiring import System

_SECONDS = 1.0


class Follower:
    """Looks at the end of the log every second, and catches the graph up when it has moved."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._stop = Event()
        self._thread = Thread(target=self._run, name="follower", daemon=True)
        self._seen: tuple[int, str] | None = None
        self._said = ""

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns when it has ended."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._look()
            self._stop.wait(_SECONDS)

    def _look(self) -> None:
        try:
            seen = (self._system.log.head().position, self._system.log.live_graph())
            if seen != self._seen:
                # Taking hold of the live graph also lets go of one that a rebuild put aside.
                self._catch_up()
                self._seen = seen
            self._say("")
        # It must outlive whatever happens to the graph: the next look may find it well again.
        except Exception as problem:  # noqa: BLE001
            self._say(type(problem).__name__)

    def _catch_up(self) -> None:
        begun = time.monotonic()
        position = self._system.catch_up()
        milliseconds = round((time.monotonic() - begun) * 1000)
        happened("graph.projected", position=position, milliseconds=milliseconds)

    def _say(self, kind: str) -> None:
        """Once for each trouble, by its name only: a message may hold what somebody wrote."""
        if kind and kind != self._said:
            trouble("graph.behind", kind=kind)
        if self._said and not kind:
            trouble("graph.follows_again")
        self._said = kind
