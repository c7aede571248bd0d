"""What is proposed to the log: an event body with its source, its id and its intent."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

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


class _Line(BaseModel):
    """A proposal as programs outside write it."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    source: Name
    id: Id
    kind: str
    schema_version: int | None = Field(default=None, ge=1)
    data: dict[str, Any]
    intent: Intent | None = None
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    actor: Id | None = None
    correlation_id: Id | None = None
    causation_id: Id | None = None
    provenance: Provenance | None = None


def proposal_from(line: object, *, intent: Intent = "fact") -> Proposal:
    """The proposal that a JSON object stands for; older shapes of a kind are brought up to date.

    `intent` holds where the line says none.
    """
    try:
        read = _Line.model_validate(line)
        _check_dates(read)
        if read.kind not in KINDS:
            raise UnknownKindError(read.kind)
        version = read.schema_version or KINDS[read.kind].schema_version
        event = parse(read.kind, upcast(read.kind, version, read.data))
        return Proposal(
            source=read.source,
            id=read.id,
            event=event,
            intent=read.intent or intent,
            valid_from=read.valid_from,
            valid_to=read.valid_to,
            actor=read.actor,
            correlation_id=read.correlation_id,
            causation_id=read.causation_id,
            provenance=None if read.provenance is None else read.provenance.said(),
        )
    except ValidationError as problem:
        raise _explained(_kind_of(line), problem) from None


def proposed(line: object, *, intent: Intent = "fact") -> Proposal:
    """As `proposal_from`, for lines from outside: what only the system itself says is refused."""
    proposal = proposal_from(line, intent=intent)
    if isinstance(proposal.event, PersonErased):
        raise ErasureNotProposedError(proposal.event.person)
    return proposal


def _check_dates(line: _Line) -> None:
    if line.valid_to is not None and latest(line.valid_to) < earliest(line.valid_from):
        problem = f"valid_to {line.valid_to} is before valid_from {line.valid_from}"
        raise InvalidProposalError(line.kind, AS_A_WHOLE, problem)


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
