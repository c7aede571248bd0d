"""NetInf finds in the published example what the reference program found, to the sixth decimal."""

from pathlib import Path

import numpy as np
import pytest

from analyses.diffusion.channels import ChannelParameters, channels
from analyses.sparse import Vector

EXAMPLE = Path(__file__).parent / "netinf" / "cascades.txt"
PUBLISHED = [
    (23, 0, 3049.810355, 21, 1.543899),
    (9, 5, 3049.291245, 21, 1.574027),
    (0, 31, 2905.326401, 20, 1.889040),
    (5, 14, 2326.861114, 16, 1.732281),
    (5, 3, 2181.930785, 15, 1.229308),
]


def cascades() -> list[Vector]:
    return [_times(line) for line in EXAMPLE.read_text(encoding="utf-8").splitlines()]


def _times(line: str) -> Vector:
    cells = line.split(",")
    when = np.full(32, np.nan)
    when[[int(cell) for cell in cells[::2]]] = [float(cell) for cell in cells[1::2]]
    return when


def test_the_published_channels_are_found_with_their_gains() -> None:
    found = channels(cascades(), ChannelParameters())

    assert [(one.source, one.target, one.volume) for one in found] == [
        (source, target, volume) for source, target, _, volume, _ in PUBLISHED
    ]
    assert [one.gain for one in found] == pytest.approx(
        [gain for *_, gain, _, _ in PUBLISHED], abs=1e-5
    )


def test_whoever_began_at_the_same_time_followed_nobody() -> None:
    assert channels([np.array([1.0, 1.0, np.nan])], ChannelParameters()) == []


def test_lazy_choice_is_the_same_as_looking_at_every_pair_each_time() -> None:
    """By the definition: the pair that adds most to the sum of each adoption's best parent."""
    some = cascades()
    found = channels(some, ChannelParameters(edges=12))

    best = [np.full(32, np.log(1e-64)) for _ in some]
    for one in found:
        gains = {
            (source, target): sum(
                max(0.0, source_time(when, source, target) - known[target])
                for when, known in zip(some, best, strict=True)
            )
            for source in range(32)
            for target in range(32)
        }
        assert one.gain == pytest.approx(max(gains.values()))
        for when, known in zip(some, best, strict=True):
            log = source_time(when, one.source, one.target)
            known[one.target] = max(known[one.target], log)


def source_time(when: Vector, source: int, target: int) -> float:
    away = when[target] - when[source]
    return float(-away) if away > 0 else -np.inf
