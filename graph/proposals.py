"""What is proposed to the log: an event body with its source, its id and its intent."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple, Required, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    with_config,
)
from typing_extensions import TypedDict

from graph.dates import PartialDate, earliest, latest
from graph.errors import CprDetectedError, InvalidProposalError, UnknownKindError
from graph.events.catalogue import KINDS, AnyEvent, parse
from graph.events.curation import PersonErased
from graph.events.fields import Id, Name, Text
from graph.reasons import AS_A_WHOLE
from graph.refusals import ErasureNotProposedError
from graph.upcast import upcast

ExtensionName: TypeAlias = Annotated[str, StringConstraints(pattern="^[a-z0-9]{1,100}$")]
Intent: TypeAlias = Literal["command", "fact"]


class Provenance(BaseModel):
    """Where a statement comes from: a place in a document, or a cell in a file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    nature: Literal["source", "public", "invented"] | None = None
    document: Text | None = None
    page: Text | None = None
    url: Text | None = None
    file: Text | None = None
    file_sha256: Text | None = None
    sheet: Text | None = None
    row: int | None = None
    column: Text | None = None
    mapping: Text | None = None
    extensions: dict[ExtensionName, Text | bool | int] | None = Field(default=None, max_length=50)
    """What a CloudEvent says of itself beyond its specification, such as a correlation."""

    def said(self) -> dict[str, Any]:
        """What is known of it."""
        return {name: value for name, value in vars(self).items() if value is not None}


class Proposal(NamedTuple):
    """A statement that somebody wants in the log; nothing has been decided yet.

    `provenance` is what a `Provenance` says: rows of a file add their place by the million.
    """

    source: str
    id: str
    event: AnyEvent
    intent: Intent = "fact"
    valid_from: str | None = None
    valid_to: str | None = None
    actor: str | None = None
    correlation_id: str | None = None
    causation_id: str | None = None
    provenance: Mapping[str, Any] | None = None


@with_config(ConfigDict(extra="forbid"))
class _Line(TypedDict, total=False):
    """A proposal as programs outside write it; a dict, which costs half of what a model does."""

    source: Required[Name]
    id: Required[Id]
    kind: Required[str]
    schema_version: Annotated[int, Field(ge=1)] | None
    data: Required[dict[str, Any]]
    intent: Intent | None
    valid_from: PartialDate | None
    valid_to: PartialDate | None
    actor: Id | None
    correlation_id: Id | None
    causation_id: Id | None
    provenance: Provenance | None


_LINE: TypeAdapter[_Line] = TypeAdapter(_Line)


def proposal_from(line: object, *, intent: Intent = "fact") -> Proposal:
    """The proposal that a JSON object stands for; older shapes of a kind are brought up to date.

    `intent` holds where the line says none.
    """
    try:
        read: _Line = _LINE.validator.validate_python(line)
        valid_from, valid_to = read.get("valid_from"), read.get("valid_to")
        _check_dates(read["kind"], valid_from, valid_to)
        provenance = read.get("provenance")
        return Proposal(
            read["source"],
            read["id"],
            _event(read),
            read.get("intent") or intent,
            valid_from,
            valid_to,
            read.get("actor"),
            read.get("correlation_id"),
            read.get("causation_id"),
            None if provenance is None else provenance.said(),
        )
    except ValidationError as problem:
        raise _explained(_kind_of(line), problem) from None


def proposed(line: object, *, intent: Intent = "fact") -> Proposal:
    """As `proposal_from`, for lines from outside: what only the system itself says is refused."""
    proposal = proposal_from(line, intent=intent)
    if isinstance(proposal.event, PersonErased):
        raise ErasureNotProposedError(proposal.event.person)
    return proposal


def _check_dates(kind: str, valid_from: str | None, valid_to: str | None) -> None:
    if valid_to is not None and latest(valid_to) < earliest(valid_from):
        problem = f"valid_to {valid_to} is before valid_from {valid_from}"
        raise InvalidProposalError(kind, AS_A_WHOLE, problem)


def _event(read: _Line) -> AnyEvent:
    kind, data = read["kind"], read["data"]
    if kind not in KINDS:
        raise UnknownKindError(kind)
    version = read.get("schema_version")
    return parse(kind, data if version is None else upcast(kind, version, data))


def _kind_of(line: object) -> str:
    match line:
        case {"kind": str() as kind}:
            return kind
        case _:
            return ""


def _explained(kind: str, problem: ValidationError) -> CprDetectedError | InvalidProposalError:
    """The first thing that is wrong, without the value: it may be personal."""
    first = problem.errors(include_url=False, include_input=False)[0]
    # The members of a union are parts of the place too, by names that nobody wrote.
    written = (str(part) for part in first["loc"] if part != kind and "[" not in str(part))
    where = ".".join(written) or AS_A_WHOLE
    if "cpr_detected" in first["msg"]:
        return CprDetectedError(where)
    return InvalidProposalError(kind, where, first["msg"].removeprefix("Value error, "))
