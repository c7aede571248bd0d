"""A command that cannot be understood is told so in the language that was asked for."""

import pytest

from api.cli.app import app
from api.cli.ending import ended


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "runn"], "kommandoen 'runn' findes ikke. Mente du 'run'?"),
        (["import", "run", "x", "--batchz"], "valget --batchz findes ikke."),
        (["import", "run"], "'files' mangler."),
        (["import", "run", "x", "--mapping"], "der mangler en værdi efter '--mapping'."),
        (
            ["overlap", "check", "x", "--limit", "to"],
            "for --limit duer ikke: skal være et helt tal",
        ),
        (["status", "mere"], "her er mere, end der bruges: mere"),
    ],
)
def test_what_cannot_be_understood_is_told_in_danish(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = ended(lambda: app(arguments, standalone_mode=False), arguments)

    assert (code, said in capsys.readouterr().err) == (2, True)


def test_and_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["status", "--lang", "en", "more"]

    ended(lambda: app(arguments, standalone_mode=False), arguments)

    assert "cannot be understood: Got unexpected" in capsys.readouterr().err
