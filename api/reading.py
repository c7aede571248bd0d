"""The meanings of initiatives, read for as long as there are unread ones: beside the pages, or by a
command that somebody waits for."""

from collections.abc import Callable
from contextlib import nullcontext

from analyses.overlap.answer import Meanings
from analyses.overlap.encoder import installed
from analyses.overlap.reading import StandingBack, read
from api.answers.comparing import index_of, model_of
from api.answers.register import register
from graph.wiring import System


class MeaningsRead(Meanings):
    """And of how many it was read now."""

    now: int


def read_meanings(
    system: System,
    *,
    enough: Callable[[], bool] = lambda: False,
    told: Callable[[int], object] = lambda _: None,
    stand_back: bool = False,
) -> MeaningsRead:
    """Read on until all is read or it is enough; without an encoder there is nothing to read.

    `told` is told how many are read, as it goes. To `stand_back` is to let everybody else have the
    processor first.
    """
    with system.asking() as questions:
        seen = register(questions)
        model, _ = model_of(questions)
        known, every = index_of(seen, model), len(seen.initiatives)
    before, encoder = known.unread, installed()
    if before and encoder is not None:
        by = StandingBack(encoder) if stand_back else nullcontext(encoder)
        with known.reading, by as wanted:
            read(known, wanted, enough=enough, left=lambda left: told(every - left))
    after = known.unread
    return MeaningsRead(read=max(0, every - after), of=every, now=max(0, before - after))
