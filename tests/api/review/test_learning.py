"""What people answer makes a new model, which is used only when it does better."""

from collections.abc import Container

import pytest

from analyses.overlap.errors import TooFewJudgementsError, UnknownModelError
from api.answers.overlap import check
from api.answers.proposing import scanned
from api.learning import learn
from graph.proposals import Proposal
from tests.api.review.conftest import SystemOf
from tests.support.lines import line
from tests.support.places import initiative

SUBJECTS = (
    "fald", "sår", "diabetes", "søvn", "medicin", "rygning", "kost", "smerte", "angst", "delir",
    "hjerte", "lunger", "nyrer", "barsel", "demens", "tænder", "hørelse", "syn", "alkohol", "kræft",
)  # fmt: skip


def judged(*, turned: Container[int] = ()) -> list[Proposal]:
    """Of each subject three initiatives: a telephone twice, the same, and a school, which is not;
    of the `turned` subjects it is answered the other way round."""
    events: list[Proposal] = []
    for at, subject in enumerate(SUBJECTS):
        one, two, three = (f"subject-{at}-{which}" for which in ("a", "b", "c"))
        same, other = ("different", "same") if at in turned else ("same", "different")
        events += [
            initiative(one, f"Telefon om {subject}", purpose=f"Råd om {subject} pr. telefon"),
            initiative(two, f"Rådgivning om {subject}", purpose=f"Vejledning om {subject} i røret"),
            initiative(three, f"Skole om {subject}", purpose=f"Kursus om {subject} på et hold"),
            said(f"{at}-1", one, two, same),
            said(f"{at}-2", one, three, other),
        ]
    return events


def said(id: str, one: str, other: str, answer: str) -> Proposal:
    return line("overlap.judged", judgement=id, initiative=one, other=other, answer=answer)


def test_a_better_model_is_used_from_now_on_and_the_old_can_be_asked_again(
    system_of: SystemOf,
) -> None:
    system = system_of(*judged())
    with system.asking() as questions:
        before = check(questions, "subject-0-a")

    done = learn(system)

    with system.asking() as questions:
        after, again = (
            check(questions, "subject-0-a"),
            check(questions, "subject-0-a", model=before.model),
        )
        with pytest.raises(UnknownModelError):
            check(questions, "subject-0-a", model="overlap-e5-0")
    assert done.in_use
    assert done.trial.after.surprise < done.trial.before.surprise
    assert (after.model, again.candidates) == (done.model, before.candidates)
    assert scanned(system).model == done.model


def test_what_was_learnt_is_named_and_learning_again_changes_nothing(system_of: SystemOf) -> None:
    system = system_of(*judged())

    first, again = learn(system), learn(system)

    positions = {one.position for one in system.log.read(kind="overlap.judged")}
    assert set(first.trial.judgements) | set(first.trial.held_out) == positions
    assert set(first.trial.judgements).isdisjoint(first.trial.held_out)
    assert again == first


def test_where_all_answers_hang_together_there_is_still_enough_to_learn_from(
    system_of: SystemOf,
) -> None:
    chained = [
        said(f"chain-{at}", f"subject-{at}-c", f"subject-{at + 1}-c", "different")
        for at in range(len(SUBJECTS) - 1)
    ]

    trial = learn(system_of(*judged(), *chained)).trial

    many = len(trial.judgements) + len(trial.held_out)
    assert 0.2 < len(trial.held_out) / many < 0.5


def test_a_model_that_does_worse_is_kept_but_not_used(system_of: SystemOf) -> None:
    system = system_of(*judged())
    good = learn(system)
    held_out = set(good.trial.held_out)
    taught = {
        at
        for at in range(len(SUBJECTS))
        if held_out.isdisjoint(
            one.position
            for which in (1, 2)
            for one in system.log.read(stream=f"judgement/{at}-{which}")
        )
    }
    confused = system_of(*judged(turned=taught))

    worse = learn(confused)

    with confused.asking() as questions:
        used = check(questions, "subject-0-a")
        asked = check(questions, "subject-0-a", model=worse.model)
    assert not worse.in_use
    assert (used.model, asked.model) == (good.model, worse.model)


def test_too_few_answers_are_refused_with_how_many_there_are(system_of: SystemOf) -> None:
    with pytest.raises(TooFewJudgementsError) as refused:
        learn(system_of(said("1", "a", "b", "related")))

    assert "1 par er vurderet" in refused.value.message("da")
    assert "Gennemgang" in (refused.value.hint("da") or "")
