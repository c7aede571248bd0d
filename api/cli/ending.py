"""How a command ends that went wrong in a way of its own: told plainly, never shown as a trace."""

import json
import sqlite3
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Protocol, cast

import typer

from api.cli.usage import told_in_danish
from api.errors import as_json, meaning
from api.failures import UnexpectedError, UsageError
from graph.errors import GraphError, Language


class _Usage(Protocol):
    def format_message(self) -> str: ...


def ended(run: Callable[[], object], arguments: Sequence[str]) -> int:
    """The exit code of a command; whatever it stumbles over is told in the user's language."""
    try:
        code = run()
    except typer.Abort:
        return 130
    except typer.Exit as done:
        return done.exit_code
    except _usage_error() as wrong:
        # Typer's class of its own, which has this method.
        problem = cast("_Usage", wrong).format_message()
        return _told(UsageError(problem, told_in_danish(problem)), arguments)
    except KeyboardInterrupt:
        return 130
    except (OSError, OverflowError, sqlite3.Error, _database_error()) as problem:
        return _told(UnexpectedError(*_said(problem)), arguments)
    return code if isinstance(code, int) else 0


def _usage_error() -> type[Exception]:
    """The class above BadParameter: wrong options, missing arguments, unknown commands."""
    return typer.BadParameter.__mro__[1]


def _database_error() -> type[Exception]:
    """Asked for only when something went wrong: the library takes longer than most commands."""
    from sqlalchemy.exc import SQLAlchemyError

    return SQLAlchemyError


def _said(problem: Exception) -> tuple[str, str]:
    """What the system said, and of what. A database's message may quote what somebody wrote."""
    if isinstance(problem, OSError):
        return problem.strerror or type(problem).__name__, str(problem.filename or "-")
    return type(problem).__name__, "-"


def _told(error: GraphError, arguments: Sequence[str]) -> int:
    lang: Language = "en" if _language(arguments) == "en" else "da"
    if "--json" in arguments:
        sys.stdout.write(json.dumps(as_json(error, lang), ensure_ascii=False) + "\n")
    else:
        sys.stderr.write(f"{error.message(lang)}\n  {error.hint(lang)}\n")
    return meaning(error).exit_code


def _language(arguments: Sequence[str]) -> str:
    given = [value for name, value in pairwise(arguments) if name == "--lang"]
    return given[-1] if given else "da"
