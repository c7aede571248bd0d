"""Which of some people or organisations may be one, how likely, and why in plain words.

Nothing is merged here or by what reads it: each pair is for somebody to look at.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from analyses.duplicates.definition import Level, Model
from analyses.duplicates.models import ORGANISATIONS, PEOPLE
from analyses.duplicates.records import Organisation, Person
from analyses.duplicates.splink_engine import predicted
from graph.errors import Language

Class: TypeAlias = Literal["likely", "possible"]

LEAST: Final = -4.5
"""In bits: below it, nobody is asked to look. The same name and nothing against it is above."""

_LIKELY: Final = 0.95


class Reason(BaseModel):
    """What was compared, what came of it, and how many bits it speaks for (or against)."""

    model_config = ConfigDict(frozen=True)
    about: str
    text: str
    share: float


class Pair(BaseModel):
    """Two ids, the lesser first; `base` and the shares of all reasons add up to `weight`.

    `score` is the probability that goes with the weight. Only a shared register code or e-mail
    address makes a pair likely: a name never does.
    """

    model_config = ConfigDict(frozen=True)
    a: str
    b: str
    likeness: Class
    score: float
    weight: float
    base: float
    reasons: tuple[Reason, ...]
    model: str

    @property
    def by_name_alone(self) -> bool:
        """Whether nothing but a name speaks for it."""
        return {reason.about for reason in self.reasons if reason.share > 0} <= {"name"}


def people_alike(people: Sequence[Person], *, lang: Language = "da") -> list[Pair]:
    """Pairs of people who may be one, the likeliest first; ties by id."""
    return _alike([one.row() for one in people], PEOPLE, lang)


def organisations_alike(
    organisations: Sequence[Organisation], *, lang: Language = "da"
) -> list[Pair]:
    """Pairs of organisations that may be one; a part and its whole are two."""
    within = {(one.id, one.part_of) for one in organisations}
    found = _alike([one.row() for one in organisations], ORGANISATIONS, lang)
    return [one for one in found if within.isdisjoint({(one.a, one.b), (one.b, one.a)})]


def weighed(
    records: Sequence[Person] | Sequence[Organisation], *, lang: Language = "da"
) -> list[Pair]:
    """Every two of a few, however little they have in common, the likeliest first."""
    model = PEOPLE if isinstance(next(iter(records), None), Person) else ORGANISATIONS
    return _alike([one.row() for one in records], model, lang, least=None)


def _alike(
    rows: Sequence[Mapping[str, Any]], model: Model, lang: Language, *, least: float | None = LEAST
) -> list[Pair]:
    if len(rows) < 2:
        return []
    found = (_pair(row, model, lang) for row in predicted(rows, model, least=least))
    return sorted(found, key=lambda one: (one.likeness, -one.weight, one.a, one.b))


def _pair(row: Mapping[str, Any], model: Model, lang: Language) -> Pair:
    levels = {one.name: one.level(row[f"mw_{one.name}"]) for one in model.comparisons}
    held = {name: level for name, level in levels.items() if level is not None}
    weight = model.base + sum(level.weight for level in held.values())
    score = 1 / (1 + 2**-weight)
    is_strong = any(level.strong for level in held.values())
    a, b = sorted((row["unique_id_l"], row["unique_id_r"]))
    return Pair(
        a=a,
        b=b,
        likeness="likely" if is_strong and score >= _LIKELY else "possible",
        score=score,
        weight=weight,
        base=model.base,
        reasons=tuple(_reason(name, level, lang) for name, level in _by_share(held)),
        model=model.name,
    )


def _by_share(held: Mapping[str, Level]) -> list[tuple[str, Level]]:
    return sorted(held.items(), key=lambda one: (-abs(one[1].weight), one[0]))


def _reason(name: str, level: Level, lang: Language) -> Reason:
    danish, english = level.said
    return Reason(about=name, text=danish if lang == "da" else english, share=level.weight)
