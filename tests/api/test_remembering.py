"""What is kept between requests is never older than the graph, and outlives nobody."""

import json
from pathlib import Path

from api.remembering import Registers
from graph.settings import Settings
from graph.wiring import opened
from tests.support.command_line import CommandLine
from tests.support.serving import tricky_is_registered


def test_a_register_is_read_once_until_the_graph_moves(tmp_path: Path) -> None:
    registers = Registers()
    with opened(Settings(data=tmp_path)) as system:
        with system.asking() as questions:
            first, again = (registers.read(questions, lang="da") for _ in range(2))
        CommandLine(tmp_path)("events", "append", "-", given=_line())
        with system.asking() as questions:
            moved = registers.read(questions, lang="da")

    assert again.views is first.views
    assert (list(first.views), list(moved.views)) == ([], ["tricky"])


def test_languages_and_days_are_kept_apart(tmp_path: Path) -> None:
    registers = Registers()
    with opened(Settings(data=tmp_path)) as system:
        with system.asking() as questions:
            danish, english = (registers.read(questions, lang=lang) for lang in ("da", "en"))
        with system.asking(as_of="2016") as questions:
            then = registers.read(questions, lang="da")

    assert (danish.lang, english.lang) == ("da", "en")
    assert then.questions.as_of == "2016-12-31"


def _line() -> str:
    return json.dumps(tricky_is_registered)
