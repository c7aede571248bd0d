"""How much a run of the benchmarks measures."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes are numbers of events; logs are made once in `folder`, and every benchmark reads them.

    `held` is what a place holds before anything is measured there, `compared` the log on which ways
    of reading are compared, `logs` those that show what comes of growing, the smallest first, and
    `ties` the sizes of networks. `acquaintances` are numbers of ties that paths are found among,
    `told` is how many there are when contacts are chosen.
    """

    folder: Path
    rounds: int = 5
    held: int = 30_000
    batch: int = 1_000
    batches: int = 4
    singles: int = 200
    clients: int = 64
    each: int = 10
    compared: int = 100_000
    logs: tuple[int, ...] = (10_000, 100_000)
    keys: int = 1_000
    commands: int = 300
    ties: tuple[int, ...] = (10_000, 100_000)
    acquaintances: tuple[int, ...] = (100_000,)
    told: int = 100_000
    initiatives: tuple[int, ...] = (10_000, 100_000)
