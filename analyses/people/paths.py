"""The shortest paths between people, and the strongest one.

Every tie and every circle is kept in memory; circles are entered as a whole, so that a step costs
what a circle has members and not their square. For 5,000 people and 15,000 ties the search takes
half a second, and reading them some two more: that is as far as this way of doing it goes. Beyond
that, ask the graph itself for the shortest paths and leave the strongest one out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import TypeAlias

from analyses.people.acquaintances import NO_CIRCLE, Network
from analyses.people.lengths import length

MOST_STEPS = 6
Path: TypeAlias = tuple[str, ...]
_Label: TypeAlias = tuple[int, Path, int]
_Reached: TypeAlias = dict[str, _Label]
_Key: TypeAlias = tuple[int, int, int, Path]


@dataclass(frozen=True, slots=True)
class Search:
    """From any of some people to any of others, by `goals` with the lowest rank first.

    No path goes through a start or a goal: there it begins or ends.
    """

    network: Network
    starts: frozenset[str]
    goals: Mapping[str, int]
    most_steps: int = MOST_STEPS


def shortest(search: Search, *, count: int = 3) -> list[Path]:
    """Up to so many paths by number of steps, then the goal's rank, then length, then ids.

    The k shortest loopless paths of Yen (Management Science 17, 1971).

    >>> from analyses.people.acquaintances import Network
    >>> from analyses.people.ties import Tie
    >>> ties = [Tie(*pair, "project") for pair in ("ab", "bd", "ac", "cd", "bc")]
    >>> shortest(Search(Network("2016-09-01", tuple(ties)), frozenset("a"), {"d": 0}))
    [('a', 'b', 'd'), ('a', 'c', 'd'), ('a', 'b', 'c', 'd')]
    """
    found: list[Path] = []
    waiting: list[_Key] = []
    _add(waiting, _spur(search, (), frozenset()), search)
    while waiting and len(found) < count:
        path = heappop(waiting)[-1]
        found.append(path)
        for turn in range(len(path)):
            root = path[:turn]
            taken = frozenset(other[turn] for other in found if other[:turn] == root)
            _add(waiting, _spur(search, root, taken), search)
    return found


def strongest(search: Search) -> Path | None:
    """The path of the least total length, with fewer steps and lower ids before others.

    >>> from analyses.people.acquaintances import Network
    >>> from analyses.people.ties import Tie
    >>> ties = Tie("a", "c", "colleague"), Tie("a", "b", "project"), Tie("b", "c", "project")
    >>> strongest(Search(Network("2016-09-01", ties), frozenset("a"), {"c": 0}))
    ('a', 'b', 'c')
    """
    layers = _layers(search, [(start,) for start in search.starts])
    ends = [(layer[goal], goal) for layer in layers for goal in search.goals if goal in layer]
    if not ends:
        return None
    keys = ((so_far, len(path), search.goals[goal], path) for (so_far, path, _), goal in ends)
    return min(keys)[-1]


def is_too_far(search: Search) -> bool:
    """Whether the two ends are joined, though perhaps by more steps than a path may have."""
    near_start = steps_to(search.network, search.starts)
    return not near_start.keys().isdisjoint(steps_to(search.network, search.goals))


def total_length(path: Path, network: Network) -> int:
    """How long a path is, by the table of lengths."""
    steps = pairwise(path)
    return sum(length(network.between(*step), as_of=network.as_of) for step in steps)


def steps_to(network: Network, people: Iterable[str]) -> dict[str, int]:
    """How many steps each person is from the nearest of these, as far as paths may go.

    >>> from analyses.people.acquaintances import Network
    >>> from analyses.people.ties import Tie
    >>> steps_to(Network("2016-09-01", (Tie("a", "b", "other"), Tie("b", "c", "other"))), "a")
    {'a': 0, 'b': 1, 'c': 2}
    """
    steps: dict[str, int] = {}
    everywhere = Search(network, frozenset(people), {})
    for step, layer in enumerate(_layers(everywhere, [(one,) for one in everywhere.starts])):
        for person in sorted(layer):
            steps.setdefault(person, step)
    return steps


def _add(waiting: list[_Key], path: Path | None, search: Search) -> None:
    if path is None:
        return
    key = len(path), search.goals[path[-1]], total_length(path, search.network), path
    if key not in waiting:
        heappush(waiting, key)


def _spur(search: Search, root: Path, taken: Collection[str]) -> Path | None:
    """The shortest path that begins with the root and goes on to nobody who is taken."""
    firsts = [root] if root else [(start,) for start in search.starts - frozenset(taken)]
    for layer in _layers(search, firsts, taken=taken if root else ()):
        ends = [(search.goals[goal], *layer[goal]) for goal in search.goals if goal in layer]
        if ends:
            return min(ends)[2]
    return None


def _layers(
    search: Search, firsts: Iterable[Path], taken: Collection[str] = ()
) -> Iterator[_Reached]:
    """Step by step, whom one reaches, each time only who is nearer than in the steps before."""
    layer: _Reached = {path[-1]: _first(search, path) for path in sorted(firsts)}
    closed = search.starts.union(*(path for _, path, _ in layer.values()))
    steps = search.most_steps + 1 - min((len(path) for _, path, _ in layer.values()), default=0)
    best = dict.fromkeys(closed, 0)
    yield layer
    for _ in range(steps):
        reached = _step(search, layer, taken)
        layer = {one: to for one, to in reached.items() if one not in best or to[0] < best[one]}
        best.update((person, so_far) for person, (so_far, _, _) in layer.items())
        taken = ()
        yield layer


def _first(search: Search, path: Path) -> _Label:
    """Where the steps begin; the circle by which one came is counted as in the network."""
    return 0, path, search.network.circle_between(*path[-2:]) if len(path) > 1 else NO_CIRCLE


def _step(search: Search, layer: _Reached, taken: Collection[str]) -> _Reached:
    """Everybody one step on, by the shortest way there, with lower ids before others."""
    reached: _Reached = {}
    for other, (so_far, path, circle) in _steps_out(search, layer):
        if other not in taken and other not in path:
            label = so_far, (*path, other), circle
            reached[other] = min(label, reached.get(other, label))
    return reached


def _steps_out(search: Search, layer: _Reached) -> Iterator[tuple[str, _Label]]:
    """Each step with the path up to it; whom a circle led to does not go on by that circle."""
    network = search.network
    entered: dict[int, tuple[int, Path]] = {}
    for person, (so_far, path, came_by) in layer.items():
        if person in search.goals:
            continue
        for other, step in network.neighbours.get(person, ()):
            yield other, (so_far + step, path, NO_CIRCLE)
        for circle in network.circles_of.get(person, ()):
            if circle != came_by:
                entered[circle] = min((so_far, path), entered.get(circle, (so_far, path)))
    for circle, (so_far, path) in entered.items():
        step, members = network.open_circles[circle]
        for other in members:
            yield other, (so_far + step, path, circle)
