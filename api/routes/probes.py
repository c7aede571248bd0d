"""Whether it is alive, and whether it can answer."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from neo4j.exceptions import DriverError, Neo4jError
from pydantic import BaseModel, ConfigDict

from api.dependencies import SystemDep
from api.problems import told_error, told_status
from graph.errors import GraphError, GraphOfAnotherLogError
from graph.projection.project import checkpoint
from graph.wiring import System

router = APIRouter(tags=["tilstand"])
SMALL_LAG = 100


class Alive(BaseModel):
    """The process answers; nothing is said of the graph."""

    model_config = ConfigDict(frozen=True)
    ok: bool = True


class State(BaseModel):
    """How far the log and the graph are."""

    model_config = ConfigDict(frozen=True)
    ready: bool
    events: int
    projected: int
    lag: int
    engine: str


def _state(request: Request, system: SystemDep) -> State | Response:
    try:
        return state(system)
    except GraphError as error:
        return told_error(request, error)
    except (DriverError, Neo4jError):
        return told_status(request, 503, headers={"Retry-After": "5"})


@router.get("/health", summary="Er processen i live?")
def health() -> Alive:
    return Alive()


@router.get("/ready", summary="Kan der svares?", response_model=State)
def ready(request: Request, found: Annotated[Any, Depends(_state)]) -> Response:
    if not isinstance(found, State):
        return found
    if not found.ready:
        return told_status(request, 503, headers={"Retry-After": "1"})
    return JSONResponse(found.model_dump())


def state(system: System) -> State:
    """Raises GraphOfAnotherLogError for a graph that answers for another log."""
    head = system.log.head()
    with system.graphs.current() as graph:
        found = checkpoint(graph)
        engine = graph.engine()
    if found is not None and found.epoch != head.log_id:
        raise GraphOfAnotherLogError(found.epoch, head.log_id)
    projected = found.position if found else 0
    lag = head.position - projected
    return State(
        ready=found is not None and lag <= SMALL_LAG,
        events=head.position,
        projected=projected,
        lag=lag,
        engine=engine,
    )
