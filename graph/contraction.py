"""People and organisations that are one, seen as one in every answer. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, cast

from graph.groups import Groups, contracted

Row: TypeAlias = dict[str, Any]

_IDS: Final = frozenset(
    {
        *("id", "person", "other", "organisation", "place", "other_place", "circle", "thing"),
        *("organisations", "places", "workplaces", "wholes", "carriers", "carried_by"),
    }
)
"""The columns, in whatever question, that hold ids of people or of organisations."""
_PAIRS: Final = (("person", "other"), ("place", "other_place"))
"""What is between two is nothing once the two are one."""
_FIELDS: Final = {"names": "name", "clusters": "cluster", "wholes": "part_of"}
"""Columns of which the first is what is shown, by the field that is chosen."""


@dataclass(frozen=True, slots=True)
class Contraction:
    """Which id stands for each that is the same, and whose value is shown of each by field."""

    groups: Groups
    chosen: Mapping[str, Mapping[str, str]]

    def asked(self, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """What a question is asked with: lists of ids hold every id of each."""
        if not self.groups.found_by:
            return dict(parameters)
        return {name: self._every(value) for name, value in parameters.items()}

    def told(self, rows: list[Row]) -> list[Row]:
        """What it answers: under the ids that stand for each, those that describe one as one."""
        if not self.groups.found_by:
            return rows
        by_id: dict[str, list[tuple[str, Row]]] = {}
        found: list[Row] = []
        for row in rows:
            new = {name: self._said(name, value) for name, value in row.items()}
            if any(one in new and new[one] == new.get(other) for one, other in _PAIRS):
                continue
            id = new.get("id")
            if id in self.groups.stands_for:
                same = by_id.setdefault(str(id), [])
                same.append((row["id"], new))
                if len(same) > 1:
                    continue
            found.append(new)
        return [self._one(by_id[row["id"]]) if row.get("id") in by_id else row for row in found]

    def _every(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        ids = cast("list[Any]", value)
        return list(dict.fromkeys(one for id in ids for one in self.groups.members(id)))

    def _said(self, name: str, value: Any) -> Any:
        if name not in _IDS:
            return value
        match value:
            case str():
                return self.groups.canonical(value)
            case list():
                return _each_once(self._said("id", one) for one in cast("list[Any]", value))
            case {"id": str() as id}:
                return {**value, "id": self.groups.canonical(id)}
            case _:
                return value

    def _one(self, same: Sequence[tuple[str, Row]]) -> Row:
        """What is chosen, then what the one that stands for them says, then what any other says."""
        canonical = same[0][1]["id"]
        chosen = self.chosen.get(canonical, {})

        def value(name: str) -> Any:
            first = (chosen.get(_FIELDS.get(name, name)), canonical)
            ordered = sorted(same, key=lambda one: (one[0] != first[0], one[0] != first[1]))
            values = [row[name] for _, row in ordered]
            if isinstance(values[0], list):
                return _each_once(one for some in values for one in some if one != canonical)
            empty = (None, "", "other" if name == "type" else None)
            return next((one for one in values if one not in empty), values[0])

        return {name: value(name) for name in same[0][1]}


NOTHING_ALIKE: Final = Contraction(Groups({}, {}, {}), {})


def contraction(merges: Sequence[Mapping[str, Any]]) -> Contraction:
    """What some merges amount to: each with the two, its event, what was chosen ("field id"), and
    since when each of the two was known."""
    sides = (
        (row[side], since)
        for row in merges
        for side in ("absorbed", "kept")
        for since in row[f"{side}_known"]
    )
    pairs = [(row["absorbed"], row["kept"], row["event"]) for row in merges]
    groups = contracted(pairs, dict(sides))
    return Contraction(groups, chosen_in(merges, groups))


def chosen_in(merges: Iterable[Mapping[str, Any]], same: Groups) -> dict[str, dict[str, str]]:
    """For the id that stands for a group: by field, whose value was chosen to be shown.

    Of two choices in one group the later holds.
    """
    found: dict[str, dict[str, str]] = {}
    for row in merges:
        for choice in row["chosen"] or ():
            field, _, id = choice.partition(" ")
            found.setdefault(same.canonical(id), {})[field] = id
    return found


def _each_once(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found
