"""Whether it is alive, whether it can answer, and its numbers for those who watch."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from neo4j.exceptions import DriverError, Neo4jError
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel, ConfigDict

from api.dependencies import SystemDep
from api.metrics import Metrics
from api.problems import told_error, told_status
from graph.engine.errors import EngineUnavailableError
from graph.errors import GraphError, GraphOfAnotherLogError
from graph.health.graph import MUCH_BEHIND
from graph.log.contract import Head
from graph.projection.project import checkpoint
from graph.wiring import System

router = APIRouter(tags=["tilstand"])
numbers = APIRouter()

Part: TypeAlias = Literal["log", "graph", "projection"]


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


@dataclass(frozen=True, slots=True)
class NotReady:
    """The part that holds it up, and why where that is known."""

    part: Part
    error: GraphError | None = None


@router.get("/health", summary="Er processen i live?")
def health() -> Alive:
    return Alive()


@router.get("/ready", summary="Kan der svares?", response_model=State)
def ready(request: Request, system: SystemDep) -> Response:
    found = state(system)
    if isinstance(found, State):
        return JSONResponse(found.model_dump())
    more = {"ready": False, "part": found.part}
    if found.error is not None:
        return told_error(request, found.error, more=more)
    return told_status(request, 503, more=more)


@numbers.get("/metrics", summary="Tal til overvågning")
def metrics(request: Request) -> Response:
    counted: Metrics = request.app.state.metrics
    return Response(counted.text(), media_type=CONTENT_TYPE_LATEST)


def state(system: System) -> State | NotReady:
    """How far all of it is, or the first part that is not ready."""
    try:
        head = system.log.head()
    except GraphError as error:
        return NotReady("log", error)
    try:
        return _of_graph(system, head)
    except GraphError as error:
        return NotReady("graph", error)
    except (DriverError, Neo4jError):
        return NotReady("graph", EngineUnavailableError(system.settings.neo4j_uri or "-"))


def _of_graph(system: System, head: Head) -> State | NotReady:
    with system.graphs.current() as graph:
        found = checkpoint(graph)
        engine = graph.engine()
    if found is not None and found.epoch != head.log_id:
        return NotReady("projection", GraphOfAnotherLogError(found.epoch, head.log_id))
    projected = found.position if found else 0
    lag = head.position - projected
    if found is None or lag > MUCH_BEHIND:
        return NotReady("projection")
    return State(ready=True, events=head.position, projected=projected, lag=lag, engine=engine)
