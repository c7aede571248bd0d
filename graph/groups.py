"""Things that are the same, put together: which one stands for each group. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Groups:
    """Which things stand for each other; one that was never merged stands for itself."""

    stands_for: Mapping[str, tuple[str, ...]]
    """From the id that stands for a group to all ids of it, that one first."""
    found_by: Mapping[str, str]
    """From each id of a group to the one that stands for it."""
    events: Mapping[str, tuple[int, ...]]
    """From the id that stands for a group to the merges that made it."""

    def canonical(self, id: str) -> str:
        """The id that it is shown under."""
        return self.found_by.get(id, id)

    def members(self, id: str) -> tuple[str, ...]:
        """All ids of its group: the one it is shown under first, the rest sorted."""
        canonical = self.canonical(id)
        return self.stands_for.get(canonical, (canonical,))

    def beside(self, others: "Groups") -> "Groups":
        """These and others, which are of other kinds: an id is of one thing."""
        return Groups(
            {**self.stands_for, **others.stands_for},
            {**self.found_by, **others.found_by},
            {**self.events, **others.events},
        )


def contracted(merges: Iterable[tuple[str, str, int]], known: Mapping[str, int]) -> Groups:
    """Groups from pairs that are the same, each with its event, and from when each was known.

    >>> seen = contracted([("b", "a", 7), ("c", "b", 9)], {"a": 3, "b": 1, "c": 2})
    >>> seen.members("c"), seen.events["b"], seen.canonical("d")
    (('b', 'a', 'c'), (7, 9), 'd')
    """
    pairs = list(merges)
    root = _roots((absorbed, kept) for absorbed, kept, _ in pairs)
    together: dict[str, list[str]] = {}
    for id, top in root.items():
        together.setdefault(top, []).append(id)
    stands_for: dict[str, tuple[str, ...]] = {}
    for ids in together.values():
        first = min(ids, key=lambda id: (id not in known, known.get(id, 0), id))
        stands_for[first] = (first, *sorted(id for id in ids if id != first))
    found_by = {id: first for first, ids in stands_for.items() for id in ids}
    return Groups(
        stands_for,
        found_by,
        {
            first: tuple(sorted(event for id, _, event in pairs if found_by[id] == first))
            for first in stands_for
        },
    )


def _roots(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Union-find: each id with the one at the top of its tree."""
    above: dict[str, str] = {}

    def top(id: str) -> str:
        while above.setdefault(id, id) != id:
            above[id] = above[above[id]]
            id = above[id]
        return id

    for one, other in pairs:
        above[top(one)] = top(other)
    return {id: top(id) for id in above}
