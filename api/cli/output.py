"""What every command shares: the options, how an answer is printed, how an error is told."""

import json
import os
import sys
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import typer
from pydantic import BaseModel

from api.errors import as_json, meaning
from api.failures import CannotWriteError
from graph.errors import GraphError, Language
from graph.journal import happened
from graph.settings import Settings, settings_from

if TYPE_CHECKING:
    from graph.questions import Questions
    from graph.wiring import System

AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="Ét JSON-dokument på stdout.")]
Lang: TypeAlias = Annotated[str, typer.Option("--lang", help="da eller en.", metavar="da|en")]
Data: TypeAlias = Annotated[
    Path | None, typer.Option("--data", help="Datamappen (ellers SPREDNING_DATA).")
]
AsOf: TypeAlias = Annotated[
    str | None, typer.Option("--as-of", help="Som det var på en dato: 2016, 2016-09, 2016-09-01.")
]
KnownAt: TypeAlias = Annotated[
    str | None,
    typer.Option("--known-at", help="Som vi vidste det: en hændelses nummer eller en dato."),
]


@dataclass(frozen=True, slots=True)
class Output:
    """Where answers go: data on stdout, everything else on stderr."""

    json: bool
    lang: Language
    settings: Settings

    def give(self, document: BaseModel | dict[str, Any], lines: Iterable[str]) -> None:
        """The answer as one JSON document, or as lines for people."""
        if self.json:
            self.line(document)
        else:
            for line in lines:
                self.text(line)

    def line(self, document: BaseModel | dict[str, Any]) -> None:
        """One JSON document on a line."""
        plain = document
        if isinstance(document, BaseModel):
            plain = document.model_dump(mode="json", by_alias=True)
        sys.stdout.write(json.dumps(plain, ensure_ascii=False) + "\n")

    def text(self, line: str) -> None:
        """A line for people."""
        sys.stdout.write(f"{line}\n")

    def progress(self, danish: str, english: str) -> None:
        """What goes on now, for a person who waits."""
        if sys.stderr.isatty():
            sys.stderr.write(f"{self.say(danish, english)} ...\n")

    @contextmanager
    def counting(self, danish: str, english: str) -> Generator[Callable[[int], None]]:
        """A count on stderr that grows while a long thing goes on, for a person who waits."""
        if not sys.stderr.isatty():
            yield _uncounted
            return
        from rich.console import Console
        from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn())
        console = Console(stderr=True)
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task(self.say(danish, english), total=None)
            yield lambda done: progress.update(task, completed=done)

    def write(self, path: Path, text: str) -> None:
        """Write a file that was asked for."""
        try:
            path.write_text(text, encoding="utf-8")
        except OSError as problem:
            raise CannotWriteError(str(path), problem.strerror or "?") from None

    def write_each(self, *files: tuple[Path | None, Callable[[], str]]) -> None:
        """Those that were asked for; what nobody asked for is not made."""
        for path, made in files:
            if path is not None:
                self.write(path, made())

    def say(self, danish: str, english: str) -> str:
        """The text in the language asked for."""
        return danish if self.lang == "da" else english

    def events(self, count: int) -> str:
        """So many events, in words."""
        return self._counted(count, ("hændelse", "hændelser"), ("event", "events"))

    def rows(self, count: int) -> str:
        """So many rows of a file, in words."""
        return self._counted(count, ("række", "rækker"), ("row", "rows"))

    def _counted(self, count: int, danish: tuple[str, str], english: tuple[str, str]) -> str:
        one, several = danish if self.lang == "da" else english
        return f"{count} {one if count == 1 else several}"

    def fail(self, error: GraphError) -> typer.Exit:
        """Tell the error; what is returned ends the command with its exit code."""
        if self.json:
            self.line(as_json(error, self.lang))
        else:
            sys.stderr.write(f"{error.message(self.lang)}\n")
            if hint := error.hint(self.lang):
                sys.stderr.write(f"  {hint}\n")
        happened("command.failed", code=error.code)
        return typer.Exit(meaning(error).exit_code)


def _uncounted(_done: int) -> None:
    """Nobody waits at a terminal."""


@contextmanager
def told(*, json: bool, lang: str, data: Path | None) -> Generator[Output]:
    """Errors inside are told to the user, never shown as a trace."""
    if lang not in ("da", "en"):
        raise typer.BadParameter("da|en", param_hint="--lang")
    output = Output(
        json=json,
        lang="en" if lang == "en" else "da",
        settings=settings_from(os.environ, data=data),
    )
    try:
        yield output
    except GraphError as error:
        raise output.fail(error) from None
    except BrokenPipeError:
        # Whoever read this has had enough, as `head` does: nothing is wrong.
        sys.stdout = None
        raise typer.Exit(0) from None


@contextmanager
def session(*, json: bool, lang: str, data: Path | None) -> Generator[tuple[Output, "System"]]:
    """The system over the data folder, and where to print.

    The database's libraries come with it: what needs no system does not wait for them.
    """
    from graph.wiring import opened

    with told(json=json, lang=lang, data=data) as output, opened(output.settings) as system:
        yield output, system


@contextmanager
def asking(
    *, json: bool, lang: str, data: Path | None, as_of: str | None, known_at: str | None
) -> Generator[tuple[Output, "Questions"]]:
    """Questions to the graph as of a day and as known at a position, and where to print."""
    with (
        session(json=json, lang=lang, data=data) as (output, system),
        system.asking(as_of=as_of, known_at=known_at) as questions,
    ):
        yield output, questions
