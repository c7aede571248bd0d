"""What does not change an answer: the hash seed, and which of two is asked."""

import subprocess
import sys


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


def _run(script: str, *, seed: str) -> str:
    env = {"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", script]
    return subprocess.run(
        command, capture_output=True, check=True, encoding="utf-8", env=env
    ).stdout
