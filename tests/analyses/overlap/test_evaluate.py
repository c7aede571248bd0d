"""What an evaluation reports, on small files made here and on public ones where they are."""

import csv
import os
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from analyses.overlap.evaluation.errors import (
    NothingToLearnError,
    UnknownLabelError,
    UnknownRecordError,
)
from analyses.overlap.evaluation.evaluate import evaluate

_BESIDE = Path(__file__).parents[3].parent / "shared" / "data"
PUBLIC = Path(os.environ.get("SPREDNING_TEST_DATA", _BESIDE)) / "matching"

INITIATIVES = [
    ("id", "title", "purpose", "lang"),
    ("a", "Opkald efter udskrivelse", "En sygeplejerske ringer til udskrevne efter to dage", "da"),
    ("b", "Telefonopkald til udskrevne", "Sygeplejersken ringer to dage efter udskrivelsen", "da"),
    ("c", "Udskrivelse før klokken 11", "Stuegang lægges tidligt, så senge er ledige", "da"),
    ("d", "Fællesspisning", "Frivillige laver mad til enlige", "da"),
]


def written(path: Path, rows: Iterable[Sequence[str]], *, delimiter: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def test_without_training_the_shipped_model_answers(tmp_path: Path) -> None:
    records = written(tmp_path / "r.csv", INITIATIVES)
    pairs = written(
        tmp_path / "p.csv", [("a", "b", "label"), ("a", "b", ""), ("c", "a", "related")]
    )

    found = evaluate([records], pairs)

    assert (found.records, found.pairs, found.labels) == (4, 2, 0)
    assert found.recall_at == {"1": 1.0, "5": 1.0, "10": 1.0}
    assert {label: one.pairs for label, one in found.by_class.items()} == {
        "equivalent": 1,
        "related": 1,
        "different": 0,
    }


def goods(number: int) -> tuple[str, str, str]:
    """A made-up product, said in two ways by the same number."""
    kinds = ("radio", "kettle", "lamp", "drill", "fan")
    return kinds[number % 5], f"QX{number * 37 % 1000:03d}", f"{number * 7 % 90 + 10}.00"


@pytest.fixture
def shops(tmp_path: Path) -> tuple[list[Path], Path]:
    one = [("id", "name", "price"), *((f"a{n}", _one(n), goods(n)[2]) for n in range(40))]
    two = [("id", "name", "price"), *((f"b{n}", _two(n), goods(n)[2]) for n in range(40))]
    files = [
        written(tmp_path / "one.csv", one, delimiter="|"),
        written(tmp_path / "two.csv", two, delimiter="%"),
    ]
    listed = [("D1", "D2"), *((f"a{n}", f"b{n}") for n in range(40))]
    return files, written(tmp_path / "gt.csv", listed, delimiter="|")


def _one(number: int) -> str:
    kind, code, _ = goods(number)
    return f"Acme {kind} {code[:2]}-{code[2:]}"


def _two(number: int) -> str:
    kind, code, _ = goods(number)
    return f"{kind} by Acme, model {code}, black"


def test_any_columns_and_delimiters_can_be_learnt_from(shops: tuple[list[Path], Path]) -> None:
    found = evaluate(*shops, train=0.5, seed=3)

    assert (found.records, found.pairs, found.labels) == (80, 20, 20)
    assert found.f1 is not None
    assert found.f1 >= 0.9


def test_no_more_labels_are_asked_for_than_allowed(shops: tuple[list[Path], Path]) -> None:
    found = evaluate(*shops, labels=30, seed=3)

    assert found.labels == 30
    assert found.pairs == 20


def test_the_same_seed_gives_the_same_answer(shops: tuple[list[Path], Path]) -> None:
    one, other = (evaluate(*shops, labels=30, seed=5) for _ in range(2))

    assert one.model_copy(update={"seconds": 0.0}) == other.model_copy(update={"seconds": 0.0})


def test_a_pair_of_unknown_records_is_told_with_its_line(tmp_path: Path) -> None:
    records = written(tmp_path / "r.csv", INITIATIVES)
    pairs = written(tmp_path / "p.csv", [("a", "b"), ("a", "b"), ("a", "nobody")])

    with pytest.raises(UnknownRecordError, match=r"linje 3: .*'nobody'"):
        evaluate([records], pairs)


def test_a_label_that_is_not_understood_is_told(tmp_path: Path) -> None:
    records = written(tmp_path / "r.csv", INITIATIVES)
    pairs = written(tmp_path / "p.csv", [("a", "b", "label"), ("a", "b", "maybe")])

    with pytest.raises(UnknownLabelError, match="maybe"):
        evaluate([records], pairs)


def test_too_few_pairs_to_learn_from_are_told(tmp_path: Path) -> None:
    records = written(tmp_path / "r.csv", INITIATIVES)
    pairs = written(tmp_path / "p.csv", [("a", "b"), ("a", "b")])

    with pytest.raises(NothingToLearnError):
        evaluate([records], pairs, train=0.5)


@pytest.mark.skipif(not PUBLIC.is_dir(), reason=f"the public tables are not at {PUBLIC}")
def test_a_hundred_chosen_labels_match_products_of_two_shops() -> None:
    files = [PUBLIC / "abt_buy" / "abt.csv", PUBLIC / "abt_buy" / "buy.csv"]

    found = evaluate(files, PUBLIC / "abt_buy" / "gt.csv", labels=100)

    assert found.f1 is not None
    assert found.f1 >= 0.92
    assert found.candidate_recall is not None
    assert found.candidate_recall >= 0.99


def test_every_pair_is_read_once_whichever_way_it_is_said(tmp_path: Path) -> None:
    records = written(tmp_path / "r.csv", INITIATIVES)
    said = [*combinations("abcd", 2), *((b, a) for a, b in combinations("abcd", 2))]

    found = evaluate([records], written(tmp_path / "p.csv", [("a", "b"), *said]))

    assert found.pairs == 6
