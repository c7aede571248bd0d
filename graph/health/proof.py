"""When the log was last verified, and how that went: kept beside it, for those who watch."""

from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.log.verify import Verified


class Proof(BaseModel):
    """The content of verified.json."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    at: datetime
    events: int
    ok: bool


def remember(data: Path, found: Verified, *, at: datetime) -> None:
    """Keep it; the answer stands also where it cannot be kept, and then looks old to a watcher."""
    kept = Proof(at=at, events=found.events, ok=found.ok)
    scratch = _path(data).with_suffix(".new")
    try:
        scratch.write_text(kept.model_dump_json() + "\n", encoding="utf-8")
        scratch.replace(_path(data))
    except OSError:
        return


def recall(data: Path) -> Proof | None:
    """The last time, or None when there was none or the file cannot be read."""
    try:
        return Proof.model_validate_json(_path(data).read_bytes())
    except (OSError, ValidationError):
        return None


def _path(data: Path) -> Path:
    return data / "verified.json"
