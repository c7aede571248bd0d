"""A log that is as it should be, whatever was done to those who wrote it."""

from graph.log.backup import verified
from graph.log.heads import heads_path
from graph.log.refold import drift
from graph.log.sql import SqlLog
from tests.support.stored import Stored


def is_whole(log: SqlLog, stored: Stored, *, events: int) -> None:
    """The log holds so many events, each once, in a row, with the facts that follow from them."""
    found = list(log.read())
    assert [event.position for event in found] == list(range(1, events + 1))
    assert len({(event.source, event.id) for event in found}) == events
    assert verified(log, heads_path(stored.folder / "log.db")).problems == ()
    assert drift(log) == set()
