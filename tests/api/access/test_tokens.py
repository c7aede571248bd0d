"""Tokens as they are made, read and found."""

import stat
from hashlib import sha256
from pathlib import Path

import pytest

from api.access.tokens import made, tokens_in
from api.failures import TokenFileError


def test_the_first_token_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "token"

    first, second = made(path), made(path)

    assert (first, second) == (True, False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="utf-8").startswith("spr_")


def test_a_token_is_found_with_its_intent_and_name_and_another_is_not(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("# nøgler\nspr_one  fact  import fra FHIR\nspr_two\n", encoding="utf-8")

    known = tokens_in(path)

    one, two = known.find("spr_one"), known.find("spr_two")
    assert one is not None
    assert (one.intent, one.name) == ("fact", "import fra FHIR")
    assert two is not None
    assert two.intent == "command"
    assert known.find("spr_three") is None
    assert known.find("") is None


def test_a_line_may_hold_the_hash_in_place_of_the_token(tmp_path: Path) -> None:
    path = tmp_path / "token"
    hashed = sha256(b"spr_secret").hexdigest()
    path.write_text(f"sha256:{hashed}  command  drift\n", encoding="utf-8")

    assert tokens_in(path).find("spr_secret") is not None
    assert tokens_in(path).find(f"sha256:{hashed}") is None


def test_a_line_of_another_form_is_refused_without_being_shown(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("spr_secret  everything\n", encoding="utf-8")

    with pytest.raises(TokenFileError, match="Linje 1") as refused:
        tokens_in(path)

    assert "spr_secret" not in str(refused.value)
