"""How pairs were judged, seen under the ids that stand for them today."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

from api.answers.register import Register
from api.answers.views import View

Pair: TypeAlias = tuple[str, str]


class Said(View):
    """What was said of two; `by` is whose token it was."""

    judgement: str
    other: str
    answer: str
    because: str
    model: str
    by: str | None
    event: int


class Judged(Said):
    """A judgement of two initiatives, read from the first id to the other."""

    initiative: str


_Said = TypeVar("_Said", bound=Said)


def pair_of(one: str, other: str) -> Pair:
    """The two ids in order."""
    return (min(one, other), max(one, other))


def judgements(seen: Register) -> Mapping[Pair, Judged]:
    """The newest judgement of each pair that is two today."""
    return newest(
        seen.questions.ask("judgements"), Judged, first="initiative", standing=seen.groups.canonical
    )


def newest(
    rows: Iterable[Mapping[str, Any]],
    kind: type[_Said],
    *,
    first: str,
    standing: Callable[[str], str],
) -> dict[Pair, _Said]:
    """The last of the rows of each pair that is two today; `first` is the field of the first id.

    What was said of people who are erased is empty."""
    found: dict[Pair, _Said] = {}
    for row in rows:
        pair = pair_of(standing(row[first]), standing(row["other"]))
        if pair[0] != pair[1]:
            texts = {field: row[field] or "" for field in ("because", "model")}
            said = {field: row[field] for field in kind.model_fields}
            found[pair] = kind.model_validate(said | texts)
    return found
