"""What the graph would answer on those who know whom, from memory: the same rows as its queries."""

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from benchmarks.acquaintances import person_id, person_name, tie_of

Row: TypeAlias = dict[str, Any]
Read: TypeAlias = Callable[..., list[Row]]


def remembered(ties: list[tuple[int, int]]) -> Read:
    """`read/near_ties` and `read/near_people`; of all else there is nothing."""
    by_person: dict[str, list[int]] = {}
    for number, ends in enumerate(ties):
        for end in ends:
            by_person.setdefault(person_id(end), []).append(number)
    names = {person_id(end): person_name(end) for ends in ties for end in ends}

    def read(statement: str, /, **asked: Any) -> list[Row]:
        match statement:
            case "read/near_ties":
                return _sorted(
                    _row(at, ties[at]) for one in asked["people"] for at in by_person.get(one, ())
                )
            case "read/near_people":
                return [{"id": one, "name": names[one]} for one in asked["people"] if one in names]
            case _:
                return []

    return read


def _row(number: int, ends: tuple[int, int]) -> Row:
    said = tie_of(number, ends)
    stamp = said["stamp"]
    return {
        "person": said["person"],
        "other": said["other"],
        "how": said["how"],
        "occasion": said["occasion"],
        "since": stamp["valid_from"],
        "last_confirmed": None,
        "source": stamp["source"],
        "event": stamp["asserted"],
    }


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (row["person"], row["other"], row["event"]))
