"""The command line, run in this process, and what it printed."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from api.cli.app import app


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command came to."""

    exit_code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[dict[str, Any]]:
        """The JSON lines on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class CommandLine:
    """`spredning` over one data folder."""

    data: Path

    def __call__(self, *arguments: str, given: str | bytes | None = None) -> Ran:
        result = CliRunner().invoke(app, [*arguments, "--data", str(self.data)], input=given)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    def json(self, *arguments: str, given: str | bytes | None = None) -> Ran:
        """The command with --json."""
        return self(*arguments, "--json", given=given)
