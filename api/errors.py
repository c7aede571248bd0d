"""What each error means outside: an HTTP status and an exit code, in one table."""

from dataclasses import dataclass
from typing import Any

from analyses.errors import UnknownAnalysisError
from analyses.overlap.errors import TooFewJudgementsError, UnknownModelError
from api.answers.errors import (
    AlreadyOneError,
    AmbiguousNameError,
    JudgedMeanwhileError,
    NameAloneError,
    NoReasonError,
    NoSuchAnswerError,
    NotLaterError,
    NotOfOneKindError,
    NotShownError,
    UnknownCheckError,
    UnknownIdError,
    UnknownInitiativeError,
    UnknownMergeError,
    UnknownNameError,
    UnknownPairError,
    UnknownPersonError,
    UnknownQuestionError,
)
from api.failures import (
    CannotListenError,
    NotLoggedInError,
    RealDataError,
    TokenFileError,
    TooManyProposalsError,
    UnexpectedError,
)
from api.intake.errors import (
    StaleMessageError,
    UnknownSenderError,
    UploadGoneError,
    UploadTooLargeError,
    WebhookFileError,
    WebhookFileOpenError,
)
from graph.engine.errors import EngineUnavailableError
from graph.errors import (
    BatchRefusedError,
    ConflictError,
    GraphError,
    GraphOfAnotherLogError,
    Language,
    StaleError,
)
from graph.log.errors import (
    DiskFullError,
    KeysDifferError,
    LogInTheWayError,
    LogUnavailableError,
    MissingExtraError,
    NewerLogError,
)
from graph.refusals import AlreadyKnownError, RefusedError, UnknownReferenceError
from importers.cloudevents.errors import KeptMappingsError, UnsupportedMediaTypeError
from importers.errors import ImportAtWorkError, UnknownImportError


@dataclass(frozen=True, slots=True)
class Meaning:
    """How an error is told: `status` over HTTP, `exit_code` on the command line."""

    status: int
    exit_code: int


_MEANINGS: tuple[tuple[type[GraphError], Meaning], ...] = (
    # The first that fits counts, so the narrower come first.
    (EngineUnavailableError, Meaning(503, 3)),
    (GraphOfAnotherLogError, Meaning(503, 3)),
    (DiskFullError, Meaning(507, 3)),
    (LogUnavailableError, Meaning(503, 3)),
    (MissingExtraError, Meaning(503, 3)),
    (ConflictError, Meaning(409, 4)),
    (StaleError, Meaning(412, 4)),
    (LogInTheWayError, Meaning(409, 4)),
    (NewerLogError, Meaning(503, 4)),
    (KeysDifferError, Meaning(409, 4)),
    (RealDataError, Meaning(409, 4)),
    (AlreadyKnownError, Meaning(409, 4)),
    (UnknownReferenceError, Meaning(422, 2)),
    (RefusedError, Meaning(409, 4)),
    (BatchRefusedError, Meaning(422, 1)),
    (UnexpectedError, Meaning(500, 3)),
    (CannotListenError, Meaning(503, 3)),
    (TokenFileError, Meaning(500, 2)),
    (NotLoggedInError, Meaning(401, 2)),
    (TooManyProposalsError, Meaning(413, 2)),
    (UnknownImportError, Meaning(404, 2)),
    (ImportAtWorkError, Meaning(409, 4)),
    (UnknownSenderError, Meaning(401, 2)),
    (StaleMessageError, Meaning(401, 2)),
    (UploadGoneError, Meaning(410, 2)),
    (UploadTooLargeError, Meaning(413, 2)),
    (WebhookFileError, Meaning(500, 2)),
    (WebhookFileOpenError, Meaning(500, 2)),
    (KeptMappingsError, Meaning(500, 2)),
    (UnsupportedMediaTypeError, Meaning(415, 2)),
    (UnknownInitiativeError, Meaning(404, 2)),
    (UnknownPersonError, Meaning(404, 2)),
    (UnknownPairError, Meaning(404, 2)),
    (AlreadyOneError, Meaning(409, 4)),
    (JudgedMeanwhileError, Meaning(409, 4)),
    (NameAloneError, Meaning(422, 2)),
    (NoReasonError, Meaning(422, 2)),
    (NotOfOneKindError, Meaning(422, 2)),
    (NoSuchAnswerError, Meaning(422, 2)),
    (NotLaterError, Meaning(404, 2)),
    (UnknownMergeError, Meaning(404, 2)),
    (UnknownCheckError, Meaning(404, 2)),
    (NotShownError, Meaning(422, 2)),
    (UnknownQuestionError, Meaning(404, 2)),
    (UnknownNameError, Meaning(404, 2)),
    (UnknownIdError, Meaning(404, 2)),
    (UnknownModelError, Meaning(404, 2)),
    (TooFewJudgementsError, Meaning(409, 4)),
    (UnknownAnalysisError, Meaning(404, 2)),
    (AmbiguousNameError, Meaning(409, 2)),
)
_OTHERWISE = Meaning(422, 2)


def meaning(error: GraphError) -> Meaning:
    """What the error means; a batch means what the worst of its refusals means."""
    if isinstance(error, BatchRefusedError):
        conflicts = [one for _, one in error.refused if isinstance(one, ConflictError)]
        return meaning(conflicts[0]) if conflicts else Meaning(422, 1)
    return next((found for kind, found in _MEANINGS if isinstance(error, kind)), _OTHERWISE)


def as_json(error: GraphError, lang: Language) -> dict[str, Any]:
    """The error for programs outside."""
    return {"error": {"code": error.code, "detail": error.message(lang), "hint": error.hint(lang)}}
