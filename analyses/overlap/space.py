"""Where meanings lie: which encoder a vector comes from, and what is taken from each."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import numpy as np

from analyses.overlap.encoder import Vectors

SHORT: Final = 128
_DIRECTIONS: Final = Path(__file__).parent / "models" / "directions.npy"


@dataclass(frozen=True)
class Space:
    """Vectors of one space can be compared; models that share it share what was encoded.

    `encoder` is None where there are words alone; `centre` is what all texts have in common.
    """

    encoder: str | None
    centre: tuple[float, ...] = ()

    @cached_property
    def name(self) -> str:
        """`words`, or the start of a digest of all that the space depends on."""
        if self.encoder is None:
            return "words"
        told = f"{self.encoder} {self.centre}".encode()
        return f"meanings-{sha256(told).hexdigest()[:8]}"

    def centred(self, vectors: Vectors) -> Vectors:
        """Unit vectors without what all texts share, which would hide how they differ."""
        apart = vectors - np.array(self.centre, dtype=np.float32) if self.centre else vectors
        lengths = np.maximum(np.linalg.norm(apart, axis=1, keepdims=True), 1e-9)
        # As exact as they are kept, so that a pair scores the same whichever of the two is asked.
        return (apart / lengths).astype(np.float16).astype(np.float32)

    def shortened(self, vector: Vectors) -> Vectors:
        """The vector in the SHORT directions in which texts of the field differ most."""
        return vector @ _directions()


@lru_cache(maxsize=1)
def _directions() -> Vectors:
    found: Vectors = np.load(_DIRECTIONS, allow_pickle=False)
    return found.astype(np.float32)
