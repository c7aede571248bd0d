"""Pairs that imports found by themselves: for the same review as those that are found later."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from api.answers.judgements import Pair, pair_of
from api.answers.views import View
from api.judging import Of
from graph.groups import Groups
from importers.quarantine.rows import every_possible_duplicate

OF: Final[Mapping[str, Of]] = {
    "initiative": "initiatives",
    "person": "people",
    "organisation": "organisations",
}


class Imported(View):
    """That an import found the pair by itself, and what the two share."""

    import_id: str
    reason: Literal["name", "email", "code"]


def imported_pairs(folder: Path, same: Groups, of: Of) -> dict[Pair, tuple[Imported, ...]]:
    """By the ids that stand for the two today, the oldest import first."""
    found: dict[Pair, tuple[Imported, ...]] = {}
    for import_id, pair in every_possible_duplicate(folder):
        two = pair_of(same.canonical(pair.id), same.canonical(pair.other))
        if OF[pair.entity] == of and two[0] != two[1]:
            one = Imported(import_id=import_id, reason=pair.reason)
            found[two] = (*found.get(two, ()), one)
    return found
