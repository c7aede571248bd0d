"""Many records made searchable: exact, in memory, built in one pass."""

import math
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from analyses.overlap.field import Field
from analyses.overlap.likeness import Vocabulary
from analyses.overlap.prepared import prepared
from analyses.overlap.records import InitiativeRecord
from analyses.overlap.spelling import Spelling
from analyses.overlap.text import Bag, is_common

_COMMON_WEIGHT = 0.25
_LEAST_WEIGHT = 0.05
_DOUBT = 1.0


class Index:
    """The prepared records in the order of their ids, and each field of all of them."""

    def __init__(self, records: Iterable[InitiativeRecord]) -> None:
        """Take the records; of two with one id the last counts."""
        by_id = {record.id: record for record in records}
        every = [prepared(by_id[known]) for known in sorted(by_id)]
        self.prepared = every
        self._known_in = Counter(word for one in every for word in one.words)
        self.weigh = lru_cache(maxsize=None)(self._weight)
        self.vocabulary = Vocabulary(self._known_in)
        self.title = self._field(one.title for one in every)
        self.purpose = self._field(one.purpose for one in every)
        self.target = self._field(one.target for one in every)
        self.words = self._field(one.words for one in every)
        self.kernel = self._field(element for one in every for element in one.kernel)
        self.kernel_rows = [row for row, one in enumerate(every) if one.kernel]
        sizes = accumulate((len(every[row].kernel) for row in self.kernel_rows), initial=0)
        self.kernel_starts = list(sizes)[:-1]
        self.spelling = Spelling([one.grams for one in every])

    def _field(self, bags: Iterable[Bag]) -> Field:
        rare = math.log(len(self.prepared) + 2)
        return Field(list(bags), self.weigh, doubt=_DOUBT * rare)

    def _weight(self, word: str) -> float:
        """How much a stem tells: more when few records have it, little for a common word."""
        known_in = max(self._known_in.get(word, 0), 1)
        rarity = _LEAST_WEIGHT + math.log((len(self.prepared) + 2) / (known_in + 1))
        return rarity * (_COMMON_WEIGHT if is_common(word) else 1.0)
