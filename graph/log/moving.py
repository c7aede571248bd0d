"""A log moved to another database as it is, and the two compared."""

from dataclasses import dataclass

from graph.log import rows
from graph.log.backup import heads_of, verified
from graph.log.copying import copy_whole, refuse_unless_empty
from graph.log.errors import LogInTheWayError
from graph.log.heads import export_heads, heads_path
from graph.log.refold import drift
from graph.log.sql import SqlLog


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of it: how many events, where they end, and whether the two logs are equal."""

    events: int
    head: str
    ok: bool


def moved(source: SqlLog, target: SqlLog) -> Moved:
    """Move a log to where there is none. Nobody can append to it meanwhile; reading goes on."""
    if target.head().position or target.head().log_id == source.head().log_id:
        raise LogInTheWayError(target.place)
    with source.database.writing() as old, target.database.writing() as new:
        # Held, so that nothing is appended to what was copied already.
        before = rows.read_head(old, hold=True)
        refuse_unless_empty(new, target)
        copy_whole(old, new)
    if target.beside is not None:
        export_heads(target.beside, before, heads_of(source))
    found = verified(target, None if target.beside is None else heads_path(target.beside))
    same = target.head() == before == source.head()
    return Moved(found.events, found.head, found.ok and not drift(target) and same)
