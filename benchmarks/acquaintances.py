"""Who knows whom, made by chance: few know very many, as among people."""

from typing import Any

import numpy as np

from graph.batches import batched
from graph.projection.rows import FOREVER
from graph.store import GraphStore

PER_PERSON = 10
_BATCH = 5_000
_HOWS = ("project", "course", "meeting", "other")
_STAMP = {
    "valid_from": "2016",
    "possible_from": "2016-01-01",
    "surely_from": "2016-12-31",
    "possible_to": "9999-12-31",
    "asserted": 1,
    "retracted": FOREVER,
    "origin": 1,
    "source": "benchmark",
}


def pairs(count: int, *, seed: int = 1) -> list[tuple[int, int]]:
    """So many ties: each newcomer gets to know `PER_PERSON`, half of them by who they know."""
    chance = np.random.default_rng(seed)
    people = max(3, count // PER_PERSON)
    ends = [0, 1, 1, 2, 2, 0]
    found: list[tuple[int, int]] = [(0, 1), (1, 2), (2, 0)]
    while len(found) < count:
        one = len(found) // PER_PERSON % people
        known = chance.random() < 0.5
        other = ends[int(chance.integers(len(ends)))] if known else int(chance.integers(people))
        if one != other:
            found.append((one, other))
            ends += [one, other]
    return found


def fill(graph: GraphStore, ties: list[tuple[int, int]]) -> None:
    """By the projection's own statements and batches, without a log before them."""
    graph.prepare()
    people = sorted({person for tie in ties for person in tie})
    for some in batched(people, _BATCH):
        graph.write("project/person.registered", events=[_person(one) for one in some])
    for some in batched(enumerate(ties), _BATCH):
        graph.write("project/relationship.recorded", events=[tie_of(*one) for one in some])


def person_id(number: int) -> str:
    return f"p{number}"


def person_name(number: int) -> str:
    return f"Navn {number}"


def _person(number: int) -> dict[str, Any]:
    named = {"person": person_id(number), "name": person_name(number)}
    said = {**named, "title": "", "email": ""}
    return {**said, "position": 1, "stamp": _STAMP}


def tie_of(at: int, ends: tuple[int, int]) -> dict[str, Any]:
    """What is said of the tie of this number, as the projection writes it."""
    return {
        "relationship": f"r{at}",
        "person": person_id(ends[0]),
        "other": person_id(ends[1]),
        "how": _HOWS[at % len(_HOWS)],
        "occasion": "",
        "initiative": None,
        "legal_basis": "",
        "stamp": {**_STAMP, "asserted": at + 1},
    }
