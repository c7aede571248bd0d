"""What routes ask for, each named once: the system, questions, a writer's token."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from api.access.limits import Moment
from api.access.tokens import Token, tokens_in
from graph.moments import day_of, position_of
from graph.projection.project import Projector, checkpoint
from graph.questions import Questions, questions
from graph.store import GraphStore
from graph.wiring import System


def system_of(request: Request) -> System:
    """The one system that is open as long as the app runs."""
    found: object = request.app.state.system
    if not isinstance(found, System):
        raise HTTPException(503)
    return found


SystemDep = Annotated[System, Depends(system_of)]


@contextmanager
def asking(
    system: System, *, as_of: str | None = None, known_at: str | None = None
) -> Generator[Questions]:
    """Questions to the live graph, which is caught up first only when it is behind."""
    day, position = day_of(as_of), position_of(known_at, system.log)
    with system.graphs.current() as graph:
        if not is_up_to_date(system, graph):
            system.projected(Projector(system.log, system.keys, graph))
        yield questions(graph, as_of=day, known_at=position)


def is_up_to_date(system: System, graph: GraphStore) -> bool:
    """Whether the graph is of this log and at its end."""
    head = system.log.head()
    found = checkpoint(graph)
    return found is not None and (found.epoch, found.position) == (head.log_id, head.position)


def _asked(
    system: SystemDep, as_of: Moment = None, known_at: Moment = None
) -> Generator[Questions]:
    # An empty field of a form is a field that nobody filled in.
    with asking(system, as_of=as_of or None, known_at=known_at or None) as found:
        yield found


QuestionsDep = Annotated[Questions, Depends(_asked)]


def _writer(request: Request, system: SystemDep) -> Token:
    """The token that the request brings; the file is read each time, so that one can be taken
    back."""
    scheme, _, presented = request.headers.get("authorization", "").partition(" ")
    found = tokens_in(system.settings.token).find(presented.strip())
    if scheme.lower() != "bearer" or found is None:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    return found


WriterDep = Annotated[Token, Depends(_writer)]
