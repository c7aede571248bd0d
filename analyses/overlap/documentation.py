"""Which of two initiatives is better documented: a fact from evidence, never from similarity."""

from collections.abc import Iterable
from typing import get_args

from analyses.overlap.records import EvidenceFact, EvidenceLevel

_LEVELS: tuple[str, ...] = get_args(EvidenceLevel)


def better_documented(
    candidate: Iterable[EvidenceFact], asked: Iterable[EvidenceFact]
) -> bool | None:
    """Whether the candidate has stronger evidence: the level first, then the number of people.

    None when neither has any.

    >>> better_documented([EvidenceFact("controlled")], [EvidenceFact("described", n=900)])
    True
    >>> better_documented([], []) is None
    True
    """
    theirs, mine = _strength(candidate), _strength(asked)
    if theirs == mine == _NOTHING:
        return None
    return theirs > mine


_NOTHING = (0, 0)


def _strength(evidence: Iterable[EvidenceFact]) -> tuple[int, int]:
    facts = [fact for fact in evidence if fact.level != "none"]
    return max(((_LEVELS.index(fact.level), fact.n or 0) for fact in facts), default=_NOTHING)
