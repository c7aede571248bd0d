"""The Medical Innovation data, and the tables that R made of it, where they are at hand."""

import csv
import math
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from analyses.analysis import AnalysisAnswer
from api.answers.analyses import of_files
from api.answers.studies.files import Files

_BESIDE = Path(__file__).parents[2].parent / "shared" / "data"
FOLDER = Path(os.environ.get("SPREDNING_TEST_DATA", _BESIDE)) / "med_innovations"
Column: TypeAlias = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Doctors:
    """125 doctors, 294 ties and eighteen months, or those of one city.

    Each has a city and a class of adopters.
    """

    folder: Path
    city: int | None = None

    def analysed(self, name: str, /, **given: Any) -> AnalysisAnswer:
        nodes = [row for row in read(FOLDER / "medinnov_nodes.csv") if self._is_here(row)]
        here = {row["id"] for row in nodes}
        ties = [row for row in read(FOLDER / "medinnov_edges.csv") if row["source"] in here]
        classes = {row["id"]: row["class_toa"] for row in reference("censored_actor")}
        adoptions = [{"id": row["id"], "time": row["toa"]} for row in nodes]
        groups = [
            {"id": row["id"], "community": row["community"], "class": classes[row["id"]]}
            for row in nodes
        ]
        return of_files(
            name,
            given,
            Files(
                written(self.folder / "ties.csv", ties),
                written(self.folder / "adoptions.csv", adoptions),
                written(self.folder / "attributes.csv", groups),
            ),
        )

    def column(self, name: str, key: str, /, **given: Any) -> Column:
        return [row[key] for row in self.analysed(name, **given).values]

    def _is_here(self, row: Mapping[str, str]) -> bool:
        return self.city is None or row["community"] == str(self.city)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as text:
        return list(csv.DictReader(text))


def reference(name: str) -> list[dict[str, str]]:
    """A table that R made."""
    return read(FOLDER / "reference" / f"medinnov_{name}.csv")


def numbers(rows: Sequence[Mapping[str, str]], name: str) -> Column:
    """None where R had no number."""
    return [None if row[name] in ("", "NA", "NaN") else float(row[name]) for row in rows]


def apart(found: Column, expected: Column) -> float:
    """The greatest difference; infinite where only one of the two is defined."""
    return max(_apart(one, other) for one, other in zip(found, expected, strict=True))


def written(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    """The rows as a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def _apart(one: float | None, other: float | None) -> float:
    if one is None or other is None:
        return 0.0 if one is other else math.inf
    return abs(one - other)
