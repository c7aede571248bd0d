"""Every kind of event, told apart by `kind`: a new one is added to its subject's union."""

from typing import Annotated, Any, TypeAlias, get_args

from pydantic import Field, TypeAdapter

from graph.events.actors import ActorEvent
from graph.events.body import EventBody
from graph.events.curation import CurationEvent
from graph.events.decisions import DecisionEvent
from graph.events.initiatives import InitiativeEvent
from graph.events.judging import JudgingEvent
from graph.events.kernel import KernelEvent
from graph.events.overlaps import OverlapEvent
from graph.events.relationships import RelationshipEvent
from graph.events.results import ResultEvent
from graph.events.spread import SpreadEvent

AnyEvent: TypeAlias = (
    InitiativeEvent
    | KernelEvent
    | ActorEvent
    | RelationshipEvent
    | SpreadEvent
    | DecisionEvent
    | ResultEvent
    | OverlapEvent
    | JudgingEvent
    | CurationEvent
)
Event: TypeAlias = Annotated[AnyEvent, Field(discriminator="kind")]

KINDS: dict[str, type[EventBody]] = {
    model.model_fields["kind"].default: model for model in get_args(AnyEvent)
}

_ADAPTER: TypeAdapter[AnyEvent] = TypeAdapter(Event)


def parse(kind: str, data: dict[str, Any]) -> AnyEvent:
    """The event of this kind with these data; pydantic's ValidationError when they do not fit."""
    return _ADAPTER.validator.validate_python({**data, "kind": kind})


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind's data."""
    model = KINDS[kind]
    document = model.model_json_schema()
    document["properties"].pop("kind")
    document["title"] = kind
    document["description"] = model.__doc__
    document["x-schema-version"] = model.schema_version
    return document
