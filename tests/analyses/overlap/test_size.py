"""How quick a check is among a thousand initiatives, and that it leaves none out."""

import subprocess
import sys
from dataclasses import replace
from random import Random

import pytest

from analyses.overlap.check import Overlap, index
from analyses.overlap.features import Features, features
from analyses.overlap.prepared import prepared
from analyses.overlap.records import InitiativeRecord
from analyses.overlap.score import likely, probability, shares


@pytest.fixture(scope="module")
def thousand(records: list[InitiativeRecord]) -> list[InitiativeRecord]:
    # Made-up texts need no secret chance.
    chance = Random(1)  # noqa: S311
    words = sorted({word for one in records for word in one.purpose.split()})
    texts = [" ".join(chance.sample(words, 30)) for _ in range(1000)]
    return [
        replace(chance.choice(records), id=f"i{number}", title=text[:40], purpose=text)
        for number, text in enumerate(texts)
    ]


def test_no_record_that_reaches_the_floor_is_left_out(
    thousand: list[InitiativeRecord], records: list[InitiativeRecord]
) -> None:
    known = index(thousand)
    asked = prepared(records[0])
    found = features(known.known, asked, known.known.vocabulary.alike(asked.words))

    reaching = [row for row in range(1000) if _score(known, row, found) >= known.model.floor]

    assert reaching
    assert set(reaching) <= set(likely(found, known.model))


def test_the_same_question_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    script = (
        "from analyses.overlap.check import check, index\n"
        "from analyses.overlap.records import InitiativeRecord as R, pasted\n"
        "known = index([R(id=str(n), title=t, kernel=('Opkald hjem',)) for n, t in enumerate("
        "['Opkald efter udskrivelse', 'Hjemmebesøg efter indlæggelse', 'Besøg i hjemmet'])])\n"
        "print(check(known, pasted('Besøg og opkald i hjemmet')).model_dump_json())"
    )
    answers = {_run(script, seed=seed) for seed in ("1", "2", "3")}

    assert len(answers) == 1


def test_records_are_imported_without_numpy() -> None:
    script = "import sys, analyses.overlap.records; print('numpy' in sys.modules)"

    assert _run(script, seed="0").strip() == "False"


def _score(known: Overlap, row: int, found: Features) -> float:
    values = {name: float(numbers[row]) for name, numbers in found.items()}
    return probability(shares(values, known.model))


def _run(script: str, *, seed: str) -> str:
    env = {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", script]
    return subprocess.run(
        command, capture_output=True, check=True, encoding="utf-8", env=env
    ).stdout
