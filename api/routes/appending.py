"""What is sent to the log: read, appended, and waited for until the graph has it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

from fastapi import HTTPException, Request
from fastapi.responses import Response
from neo4j.exceptions import DriverError, Neo4jError
from pydantic import BaseModel, ConfigDict

from api.access.limits import MOST_PROPOSALS
from api.access.tokens import Token
from api.failures import TooManyProposalsError
from api.language import language_of
from api.metrics import Metrics
from api.problems import told_error
from api.watching import number_of
from graph.errors import BatchRefusedError, GraphError, InvalidProposalError, Language
from graph.journal import happened, trouble
from graph.log.contract import Appended, Expected
from graph.proposals import Intent, Proposal, proposed
from graph.reasons import NO_EVENTS
from graph.strict_json import strict
from graph.wiring import System
from importers.cloudevents.http import cloud_events, is_cloud_event
from importers.cloudevents.kept import FOLDER, kept_types
from importers.cloudevents.mapped import Types, row_of
from importers.cloudevents.model import CloudEvent

_LINES = frozenset({"application/x-ndjson", "application/jsonl", "application/ndjson"})


class Done(BaseModel):
    """What came of it; `position` is where the log ends now.

    `ignored` are events of another system that its mapping passes over.
    """

    model_config = ConfigDict(frozen=True)
    appended: int
    unchanged: int
    position: int
    ignored: int = 0
    refused: tuple[dict[str, Any], ...] = ()


def proposals(
    body: bytes, headers: Mapping[str, str], *, writer: Token, request: str, kept: Path
) -> list[tuple[Proposal, ...]]:
    """The proposals of each thing that the body says; a token for commands proposes nothing else.

    Those that say nothing of what they belong to belong to the request, by its number. `kept` are
    the mappings by which events of other systems are read.
    Raises BatchRefusedError that names each that is not a proposal, counted from zero.
    """
    read: list[tuple[Proposal, ...]] = []
    refused: list[tuple[int, GraphError]] = []
    for at, said in enumerate(_said(body, headers, writer.intent, kept)):
        try:
            read.append(tuple(_by(writer, one, request) for one in said()))
        except GraphError as error:
            refused.append((at, error))
    if refused:
        raise BatchRefusedError(tuple(refused))
    return read


def _by(writer: Token, proposal: Proposal, request: str) -> Proposal:
    """Who wrote is whose token it was, whatever the body claims."""
    intent = "command" if writer.intent == "command" else proposal.intent
    belongs = proposal.correlation_id or request
    return proposal._replace(intent=intent, actor=writer.name, correlation_id=belongs)


def expected(position: int | None, if_match: str | None) -> Expected | None:
    """Where the writer saw the log end, as a parameter or as the header If-Match."""
    if position is None and if_match is not None:
        text = if_match.strip().strip('"')
        if not (text.isascii() and text.isdecimal() and len(text) < 19):
            raise HTTPException(400)
        position = int(text)
    return None if position is None else Expected(position=position)


def appended(
    request: Request, system: System, body: bytes, *, writer: Token, expected: Expected | None
) -> Done | Response:
    """What came of it, once the graph has it; all of it was written, or nothing."""
    metrics: Metrics = request.app.state.metrics
    number, kept = number_of(request.scope), system.settings.data / FOLDER
    try:
        said = proposals(body, request.headers, writer=writer, request=number, kept=kept)
        done = _appended(system, said, expected)
    except BatchRefusedError as error:
        metrics.refused(one for _, one in error.refused)
        return _refusal(request, system, error)
    metrics.appended(done)
    happened(
        "log.appended", appended=done.appended, unchanged=done.unchanged, position=done.position
    )
    wait(system)
    return Done(
        appended=done.appended,
        unchanged=done.unchanged,
        position=done.position,
        ignored=sum(not one for one in said),
    )


def _appended(
    system: System, said: Sequence[Sequence[Proposal]], expected: Expected | None
) -> Appended:
    """All of it in one append; a refusal names which thing said, each once, with its first."""
    owners = [at for at, some in enumerate(said) for _ in some]
    try:
        return system.log.append([one for some in said for one in some], expected=expected)
    except BatchRefusedError as error:
        first: dict[int, GraphError] = {}
        for index, reason in error.refused:
            first.setdefault(owners[index], reason)
        raise BatchRefusedError(tuple(first.items())) from None


def _refusal(request: Request, system: System, error: BatchRefusedError) -> Response:
    """The refusal with the same keys as a success, so that programs read one shape."""
    lang = language_of(request)
    more = {
        "appended": 0,
        "unchanged": 0,
        "position": system.log.head().position,
        "refused": [_refused(at, one, lang) for at, one in error.refused],
    }
    return told_error(request, error, more=more)


def wait(system: System) -> None:
    """The log has it, which is what counts; a graph that is away catches up when it is back."""
    try:
        system.catch_up()
    except (GraphError, DriverError, Neo4jError) as problem:
        trouble("graph.behind", kind=type(problem).__name__)


def _refused(at: int, error: GraphError, lang: Language) -> dict[str, Any]:
    return {
        "line": at + 1,
        "code": error.code,
        "detail": error.message(lang),
        "hint": error.hint(lang),
    }


def _said(
    body: bytes, headers: Mapping[str, str], intent: Intent, kept: Path
) -> list[Callable[[], tuple[Proposal, ...]]]:
    """One for each thing that is said: our own objects, or CloudEvents in any of their modes.

    Many are counted before any is understood.
    """
    if is_cloud_event(headers.items()):
        events, types = cloud_events(headers.items(), body), kept_types(kept)
        found = [partial(_proposals_of, one, types) for one in events]
    else:
        media = headers.get("content-type", "").partition(";")[0].strip().lower()
        found = [partial(_proposed, one, intent) for one in _objects(body, media)]
    if len(found) > MOST_PROPOSALS:
        raise TooManyProposalsError(len(found), MOST_PROPOSALS)
    if not found:
        raise InvalidProposalError("", "JSON", NO_EVENTS)
    return found


def _proposals_of(event: CloudEvent, types: Types) -> tuple[Proposal, ...]:
    """What a row of an import with this event would propose; raises what it would be put aside
    for."""
    row = row_of(event, types)
    if row.problem is not None:
        raise row.problem.error
    return row.proposals


def _proposed(parsed: Callable[[], object], intent: Intent) -> tuple[Proposal, ...]:
    return (proposed(parsed(), intent=intent),)


def _objects(body: bytes, media: str) -> list[Callable[[], object]]:
    """One for each proposal that is meant, to be called for what it says."""
    found: list[Callable[[], object]]
    if media in _LINES:
        found = [partial(strict, line) for line in body.splitlines() if line.strip()]
    elif media == "application/json":
        whole = strict(body)
        # What json gives for an array is a list, and what is in it is looked at one by one.
        every = cast("list[object]", whole) if isinstance(whole, list) else [whole]
        found = [partial(_itself, one) for one in every]
    else:
        raise HTTPException(415)
    return found


def _itself(value: object) -> object:
    return value
