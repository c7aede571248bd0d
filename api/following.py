"""What follows the log while the pages are up: the graph, and what is alike, nobody asking."""

import time
from collections.abc import Callable, Hashable
from threading import Event, Thread
from typing import TypeAlias

from graph.journal import happened, trouble
from graph.wiring import System

_GRAPH_SECONDS = 1.0
# What is alike may come a little later, and a row of small appends is compared as one.
_OVERLAP_SECONDS = 10.0


Ended: TypeAlias = Callable[[], bool]
"""Whether to leave off: what takes long asks now and then."""


class Follower:
    """Looks every so often, and follows when what it sees is not what it last followed to."""

    def __init__(
        self,
        name: str,
        *,
        seen: Callable[[], Hashable],
        follow: Callable[[Ended], None],
        seconds: float,
    ) -> None:
        self._name, self._see, self._follow, self._seconds = name, seen, follow, seconds
        self._stop = Event()
        self._thread = Thread(target=self._run, name=f"{name} follower", daemon=True)
        self._seen: Hashable = None
        self._said = ""

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Returns when it has ended."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(self._seconds):
            self._look()

    def _look(self) -> None:
        try:
            seen = self._see()
            if seen != self._seen:
                self._follow(self._stop.is_set)
                self._seen = seen
            self._say("")
        # It must outlive whatever happens meanwhile: the next look may find it well again.
        except Exception as problem:  # noqa: BLE001
            self._say(type(problem).__name__)

    def _say(self, kind: str) -> None:
        """Once for each trouble, by its name only: a message may hold what somebody wrote."""
        if kind and kind != self._said:
            trouble(f"{self._name}.behind", kind=kind)
        if self._said and not kind:
            trouble(f"{self._name}.follows_again")
        self._said = kind


def followers(system: System) -> list[Follower]:
    """Those of the graph and of what is alike, also when another program writes to the log."""
    return [
        Follower(
            "graph",
            # Taking hold of the live graph also lets go of one that a rebuild put aside.
            seen=lambda: (system.log.head().position, system.log.live_graph()),
            follow=lambda _: _catch_up(system),
            seconds=_GRAPH_SECONDS,
        ),
        Follower(
            "overlap",
            # A model that was learnt compares all anew.
            seen=lambda: (system.log.head().position, _model(system)),
            follow=lambda ended: _follow_likeness(system, ended),
            seconds=_OVERLAP_SECONDS,
        ),
    ]


def _catch_up(system: System) -> None:
    begun = time.monotonic()
    position = system.catch_up()
    happened("graph.projected", position=position, milliseconds=_milliseconds(begun))


def _follow_likeness(system: System, ended: Ended) -> None:
    """By words at first, where there is much to read; and by all, once it is read."""
    if _propose(system) or ended():
        return
    position = system.log.head().position
    if _read(system, lambda: ended() or system.log.head().position != position):
        _propose(system)


def _read(system: System, enough: Ended) -> bool:
    """Whether the meaning of all is read."""
    from api.reading import read_meanings

    begun = time.monotonic()
    done = read_meanings(system, enough=enough, stand_back=True)
    happened(
        "overlap.meanings_read",
        now=done.now,
        read=done.read,
        of=done.of,
        milliseconds=_milliseconds(begun),
    )
    return done.read == done.of


def _model(system: System) -> str:
    """The name of the model in use."""
    from analyses.overlap.keeping import folder_in, in_use
    from analyses.overlap.remembering import remembering

    return in_use(folder_in(system.settings.data), with_encoder=remembering() is not None).name


def _propose(system: System) -> bool:
    """Whether all was compared by the model in use."""
    from api.answers.proposing import scanned

    begun = time.monotonic()
    done = scanned(system)
    happened(
        "overlap.proposed",
        position=done.position,
        compared=done.compared,
        proposals=done.proposals,
        milliseconds=_milliseconds(begun),
    )
    return done.meanings is None or done.meanings.read == done.meanings.of


def _milliseconds(begun: float) -> int:
    return round((time.monotonic() - begun) * 1000)
