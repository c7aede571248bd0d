"""What routes ask for, each named once: the system, questions, a writer's token."""

from collections.abc import Generator
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from api.access.limits import Moment
from api.access.tokens import Token, tokens_in
from graph.questions import Questions
from graph.wiring import System


def system_of(request: Request) -> System:
    """The one system that is open as long as the app runs."""
    found: object = request.app.state.system
    if not isinstance(found, System):
        raise HTTPException(503)
    return found


SystemDep = Annotated[System, Depends(system_of)]


def _asked(
    system: SystemDep, as_of: Moment = None, known_at: Moment = None
) -> Generator[Questions]:
    # An empty field of a form is a field that nobody filled in.
    with system.asking(as_of=as_of or None, known_at=known_at or None) as found:
        yield found


QuestionsDep = Annotated[Questions, Depends(_asked)]


def writer(request: Request, system: SystemDep) -> Token:
    """The token that the request brings; the file is read each time, so that one can be taken
    back."""
    scheme, _, presented = request.headers.get("authorization", "").partition(" ")
    found = tokens_in(system.settings.token).find(presented.strip())
    if scheme.lower() != "bearer" or found is None:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    return found


WriterDep = Annotated[Token, Depends(writer)]
