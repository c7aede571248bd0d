"""A model of likeness: its weights, how telling words are, and what it was learnt from."""

import math
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from analyses.overlap.space import Space
from analyses.overlap.text import is_common

BASE: Final = "base"
_FROZEN: Final = ConfigDict(frozen=True, extra="forbid")
HERE: Final = Path(__file__).parent / "models"
_COMMON_WEIGHT = 0.25
_LEAST_WEIGHT = 0.05


class Weight(BaseModel):
    """What a feature weighs, and the value at which it speaks neither for nor against."""

    model_config = _FROZEN

    weight: float
    usual: float


class Words(BaseModel):
    """In how many of `texts` texts each stem stood; what is not listed stood in one or none."""

    model_config = _FROZEN

    texts: int = Field(ge=0)
    known_in: Mapping[str, int]

    def weigh(self, stem: str) -> float:
        """How much a stem tells: more when few texts have it, little for a common word.

        >>> words = Words(texts=98, known_in={"besoeg": 49})
        >>> round(words.weigh("besoeg"), 2), round(words.weigh("delir"), 2)
        (0.74, 3.96)
        """
        return self._weights[stem]

    def weigh_each(self, stems: Iterable[str]) -> list[float]:
        """The same of many."""
        return list(map(self._weights.__getitem__, stems))

    @cached_property
    def _weights(self) -> "_Weights":
        return _Weights(self.texts, self.known_in)

    @property
    def doubt(self) -> float:
        """The weight that is reckoned unmatched in every text: one word alone proves little."""
        return math.log(self.texts + 2)


class _Weights(dict[str, float]):
    """The weights that were asked for, each reckoned once; forgotten when they are very many."""

    _MOST = 500_000

    def __init__(self, texts: int, known_in: Mapping[str, int]) -> None:
        super().__init__()
        self._texts, self._known_in = texts, known_in

    def __missing__(self, stem: str) -> float:
        if len(self) > self._MOST:
            self.clear()
        rarity = _LEAST_WEIGHT + math.log((self._texts + 2) / (self._known_in.get(stem, 1) + 1))
        weight = self[stem] = rarity * (_COMMON_WEIGHT if is_common(stem) else 1.0)
        return weight


class Learning(BaseModel):
    """What the weights were learnt from."""

    model_config = _FROZEN

    source: str
    pairs: int
    equivalent: int
    related: int
    judgements: tuple[str, ...] = ()


class Logit(BaseModel):
    """Log-odds that add up: the base and, for each known feature, its weight times how far it is
    from usual."""

    model_config = _FROZEN

    base: float
    features: Mapping[str, Weight]


class Model(BaseModel):
    """A score depends on two records and on this, and on nothing else.

    `same` gives the log-odds that two are equivalent, which is the score, and `some` that they are
    equivalent or related: what makes two initiatives one is not what makes them neighbours.
    `equivalent` and `related` are the least probabilities for those classes, `floor` the least for
    being shown. `encoder` names what the vectors must come from, `centre` is taken from each.
    """

    model_config = _FROZEN

    family: str
    encoder: str | None
    same: Logit
    some: Logit
    equivalent: float
    related: float
    floor: float
    words: Words
    centre: tuple[float, ...] = ()
    learnt: Learning

    @cached_property
    def name(self) -> str:
        """The family, and the start of the digest of all above: other weights, other name."""
        digest = sha256(self.model_dump_json().encode()).hexdigest()
        return f"{self.family}-{digest[:8]}"

    def but(self, **changes: object) -> "Model":
        """Another with these fields changed, and a name of its own, which a copy would not get."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return Model.model_validate(fields | changes)

    @cached_property
    def space(self) -> Space:
        """Where the vectors lie that it compares."""
        return Space(self.encoder, self.centre)

    @property
    def compares_meanings(self) -> bool:
        return self.encoder is not None


@lru_cache(maxsize=2)
def shipped(*, with_encoder: bool) -> Model:
    """The model that comes along, for vectors or for words alone."""
    name = "overlap-e5.json" if with_encoder else "overlap-words.json"
    return Model.model_validate_json((HERE / name).read_bytes())


def compares_meanings(name: str) -> bool:
    """Whether a model of that name, shipped or learnt here, compares meanings and not words alone.

    >>> compares_meanings("overlap-e5-0123abcd"), compares_meanings("overlap-words-0123abcd")
    (True, False)
    """
    return name.rpartition("-")[0] != shipped(with_encoder=False).family
