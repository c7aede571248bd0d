"""What is sent to the log: read, appended, and waited for until the graph has it."""

from collections.abc import Callable, Mapping
from functools import partial
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
from graph.log.contract import Expected
from graph.proposals import Intent, Proposal, proposed
from graph.strict_json import strict
from graph.wiring import System
from importers.cloudevents.http import cloud_events, is_cloud_event
from importers.cloudevents.meaning import proposal_of

_LINES = frozenset({"application/x-ndjson", "application/jsonl", "application/ndjson"})


class Done(BaseModel):
    """What came of it; `position` is where the log ends now."""

    model_config = ConfigDict(frozen=True)
    appended: int
    unchanged: int
    position: int
    refused: tuple[dict[str, Any], ...] = ()


def proposals(
    body: bytes, headers: Mapping[str, str], *, writer: Token, request: str
) -> list[Proposal]:
    """Every proposal of the body; a token for commands proposes nothing else.

    Those that say nothing of what they belong to belong to the request, by its number.
    Raises BatchRefusedError that names each that is not a proposal, counted from zero.
    """
    read: list[Proposal] = []
    refused: list[tuple[int, GraphError]] = []
    for at, said in enumerate(_said(body, headers, writer.intent)):
        try:
            proposal = said()
            bound = writer.intent == "command"
            intent = "command" if bound else proposal.intent
            # Who wrote is whose token it was, whatever the body claims.
            belongs = proposal.correlation_id or request
            read.append(proposal._replace(intent=intent, actor=writer.name, correlation_id=belongs))
        except GraphError as error:
            refused.append((at, error))
    if refused:
        raise BatchRefusedError(tuple(refused))
    return read


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
    number = number_of(request.scope)
    try:
        wanted = proposals(body, request.headers, writer=writer, request=number)
        done = system.log.append(wanted, expected=expected)
    except BatchRefusedError as error:
        metrics.refused(one for _, one in error.refused)
        return _refusal(request, system, error)
    metrics.appended(done)
    happened(
        "log.appended", appended=done.appended, unchanged=done.unchanged, position=done.position
    )
    wait(system)
    return Done(appended=done.appended, unchanged=done.unchanged, position=done.position)


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


def _said(body: bytes, headers: Mapping[str, str], intent: Intent) -> list[Callable[[], Proposal]]:
    """One for each proposal that is meant: our own objects, or CloudEvents in any of their modes.

    Many are counted before any is understood.
    """
    if is_cloud_event(headers.items()):
        found = [partial(proposal_of, one) for one in cloud_events(headers.items(), body)]
    else:
        media = headers.get("content-type", "").partition(";")[0].strip().lower()
        found = [partial(_proposed, one, intent) for one in _objects(body, media)]
    if len(found) > MOST_PROPOSALS:
        raise TooManyProposalsError(len(found), MOST_PROPOSALS)
    if not found:
        raise InvalidProposalError("", "JSON", "der er ingen hændelser")
    return found


def _proposed(parsed: Callable[[], object], intent: Intent) -> Proposal:
    return proposed(parsed(), intent=intent)


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
