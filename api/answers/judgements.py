"""How pairs of initiatives were judged, seen under the ids that stand for them today."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from api.answers.register import Register
from api.answers.views import View

Pair: TypeAlias = tuple[str, str]


class Judged(View):
    """A judgement, read from the first id to the other; `by` is whose token it was."""

    judgement: str
    initiative: str
    other: str
    answer: str
    because: str
    model: str
    by: str | None
    event: int


def pair_of(one: str, other: str) -> Pair:
    """The two ids in order."""
    return (min(one, other), max(one, other))


def judgements(seen: Register) -> Mapping[Pair, Judged]:
    """The newest judgement of each pair that is two today."""
    found: dict[Pair, Judged] = {}
    for one in _read(seen.questions.ask("judgements")):
        pair = pair_of(seen.groups.canonical(one.initiative), seen.groups.canonical(one.other))
        if pair[0] != pair[1]:
            found[pair] = one
    return found


def _read(rows: Iterable[Mapping[str, Any]]) -> list[Judged]:
    fields = Judged.model_fields
    return [Judged(**{field: row[field] for field in fields}) for row in rows]
