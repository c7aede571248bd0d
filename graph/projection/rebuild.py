"""The graph made anew from the log, and compared with the one that answers."""

from dataclasses import dataclass

from graph.errors import GraphOfAnotherLogError
from graph.projection.checksum import Content, content
from graph.projection.project import Projector

CLEAR_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """A graph that answers and one made anew, at the same position."""

    live: Content
    rebuilt: Content

    @property
    def ok(self) -> bool:
        return self.live.checksum == self.rebuilt.checksum


def compared(live: Projector, fresh: Projector) -> Comparison:
    """Both brought to the end of the log; call it while nobody else projects."""
    try:
        position = live.catch_up()
    except GraphOfAnotherLogError:
        # A graph of another log cannot be caught up: it is compared as it stands.
        position = live.log.head().position
    fresh.catch_up(to=position)
    return Comparison(content(live.graph), content(fresh.graph))


def cleared(projector: Projector) -> None:
    """Take everything out of the graph, the checkpoint too."""
    while projector.graph.write("export/clear", limit=CLEAR_AT_ONCE)[0]["deleted"]:
        pass
