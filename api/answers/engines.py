"""What compares two initiatives that are at hand."""

from collections.abc import Mapping
from dataclasses import dataclass

from analyses.overlap.check import Overlap, index
from api.answers.comparing import indexed, model_of, words_model
from api.answers.register import Register


@dataclass(frozen=True, slots=True)
class Engine:
    """`now` is as all are compared now: by the model in use, or by words alone until the meaning of
    all is read. `named` has both."""

    now: Overlap
    named: Mapping[str, Overlap]

    @property
    def edges(self) -> list[float]:
        """From where on each calls two the same."""
        return sorted({one.model.equivalent for one in self.named.values()})


def engine(seen: Register) -> Engine:
    """That of the register; for another day it holds none, and encodes what it is shown."""
    model, encoder = model_of(seen.questions)
    now = indexed(seen) if seen.questions.is_now else index([], encoder=encoder, model=model)
    return Engine(now, {one.name: now.by(one) for one in (model, words_model(seen.questions))})
