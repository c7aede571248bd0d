"""Nothing is shown in the words of the code: every kind, field and file has what it needs."""

from hashlib import sha256
from pathlib import Path

import pytest

from api.answers.questions.ask import QUESTIONS, ask
from api.pages.asking import TITLES
from api.pages.cells import HEADINGS, LEFT_OUT
from api.pages.happenings import SAID
from api.pages.render import STATIC
from graph.events.catalogue import KINDS
from graph.settings import Settings
from graph.wiring import opened
from tests.support.command_line import CommandLine

VENDORED = STATIC / "vendor"


def test_every_kind_of_event_has_a_sentence_in_both_languages() -> None:
    assert set(SAID) == set(KINDS)
    assert all(danish and english for danish, english in SAID.values())


def test_every_question_has_a_title() -> None:
    assert set(TITLES) == set(QUESTIONS)


@pytest.mark.parametrize("number", QUESTIONS)
def test_every_field_of_an_answer_has_a_heading(demo: CommandLine, number: int) -> None:
    with opened(Settings(data=demo.data)) as system, system.asking() as questions:
        fields = {field for row in ask(questions, number).rows for field in row}

    assert fields - set(HEADINGS) - LEFT_OUT == set()


def test_what_others_made_is_kept_as_it_came() -> None:
    listed = [
        line.split() for line in (VENDORED / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    ]
    kept = {_name(path) for path in VENDORED.rglob("*") if path.is_file()}

    assert {name: _digest(VENDORED / name) for _, name in listed} == {
        name: digest for digest, name in listed
    }
    assert kept == {name for _, name in listed} | {"README.md", "SHA256SUMS"}


def _name(path: Path) -> str:
    return path.relative_to(VENDORED).as_posix()


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
