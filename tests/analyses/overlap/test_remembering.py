"""What was encoded is not encoded again, and is the same as if it were."""

from collections.abc import Sequence

import numpy as np

from analyses.overlap.encoder import WIDTH, Vectors
from analyses.overlap.remembering import Remembering


class Counting:
    """An encoder whose vectors tell how long a text is, and which counts what it was asked."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([[len(text)] * WIDTH for text in texts], dtype=np.float32)


def test_a_text_is_encoded_once_and_given_in_the_order_asked() -> None:
    below = Counting()
    encoder = Remembering(below)

    first, again = encoder.encode(["fald", "sår", "fald"]), encoder.encode(["sår", "hjem", "fald"])

    assert below.asked == ["fald", "sår", "hjem"]
    assert [row[0] for row in first] == [4, 3, 4]
    assert [row[0] for row in again] == [3, 4, 4]
    assert encoder.encode([]).shape == (0, WIDTH)
