"""What a folder remembers of its engine: the password made once, and which process has it now."""

import secrets
from pathlib import Path

from pydantic import BaseModel, ConfigDict, SecretStr, field_serializer


class EngineRecord(BaseModel):
    """The content of engine.json: a pid from the launch on, a port from when it is ready."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    password: SecretStr
    pid: int | None = None
    port: int | None = None

    @field_serializer("password", when_used="json")
    def _revealed(self, password: SecretStr) -> str:
        return password.get_secret_value()


def recalled(folder: Path) -> EngineRecord:
    """The folder's record; a folder without one gets a new password, old data or not."""
    path = folder / "engine.json"
    if path.exists():
        return EngineRecord.model_validate_json(path.read_bytes())
    # The engine keeps the first password it saw; without its list of users it takes a new one.
    (folder / "config" / "server-users.jsonl").unlink(missing_ok=True)
    return remembered(folder, EngineRecord(password=SecretStr(secrets.token_urlsafe(32))))


def remembered(folder: Path, record: EngineRecord) -> EngineRecord:
    write_private(folder / "engine.json", record.model_dump_json())
    return record


def write_private(path: Path, text: str) -> None:
    """The whole file or none of it, and never readable by others."""
    scratch = path.with_name(f"{path.name}.new")
    scratch.unlink(missing_ok=True)
    scratch.touch(mode=0o600, exist_ok=False)
    scratch.write_text(text, encoding="utf-8")
    scratch.replace(path)
