"""Learning from what people answered in the review: a new model, kept, and used if it is better."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from analyses.overlap.keeping import folder_in, found, in_use, keep
from analyses.overlap.model import shipped
from analyses.overlap.relearning import JudgedPair, Trial, relearnt
from analyses.overlap.remembering import remembering
from api.answers.comparing import record
from api.answers.register import register
from graph.questions import Questions
from graph.wiring import System


class Learnt(BaseModel):
    """The model's name, the trial that it came out of, and whether it is used from now on."""

    model_config = ConfigDict(frozen=True)
    model: str
    in_use: bool
    trial: Trial


def learn(system: System) -> Learnt:
    """Learn from every answer that holds now; TooFewJudgementsError when they are too few."""
    encoder = remembering()
    folder = folder_in(system.settings.data)
    with system.asking() as questions:
        pairs = judged_pairs(questions)
    used = in_use(folder, with_encoder=encoder is not None)
    start = shipped(with_encoder=encoder is not None)
    model, trial = relearnt(start, used, pairs, encoder, today=date.today().isoformat())
    kept = keep(folder, model, trial)
    now = in_use(folder, with_encoder=encoder is not None)
    return Learnt(model=kept.model.name, in_use=now.name == kept.model.name, trial=kept.trial)


def learnt(system: System, name: str) -> Learnt | None:
    """What came of learning a model that is kept here; None for any other name."""
    folder = folder_in(system.settings.data)
    kept = found(folder, name)
    if kept is None:
        return None
    now = in_use(folder, with_encoder=remembering() is not None)
    return Learnt(model=kept.model.name, in_use=now.name == kept.model.name, trial=kept.trial)


def judged_pairs(questions: Questions) -> list[JudgedPair]:
    """The newest answer to each pair, the two as they stand without having been put together."""
    seen = register(questions, merged=False)
    newest = {
        frozenset((row["initiative"], row["other"])): row for row in questions.ask("judgements")
    }
    return [
        JudgedPair(
            record(seen.views[row["initiative"]]),
            record(seen.views[row["other"]]),
            row["answer"],
            row["event"],
        )
        for row in newest.values()
        if {row["initiative"], row["other"]} <= seen.views.keys()
    ]
