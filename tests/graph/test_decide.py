"""The rules: what a proposal amounts to, given what happened before."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.decide import decide
from graph.events.decisions import PolicyDeviated
from graph.proposals import Proposal
from graph.refusals import (
    AlreadyKnownError,
    NotAgreedError,
    NotOptedInError,
    PersonIsErasedError,
    UnknownReferenceError,
)
from graph.state import State, evolve
from tests.support.lines import command, line

PLACES = (
    line("cluster.registered", cluster="vest", name="Vest"),
    line("organisation.registered", organisation="lemvig", name="Lemvig", type="municipality"),
    line("organisation.registered", organisation="hospital", name="Hospital", type="hospital"),
    line("membership.started", organisation="lemvig", cluster="vest"),
    line("initiative.registered", initiative="faldklub", title="Faldklub"),
)
POLICIES = (
    line("policy.changed", when="2016-06", policy="opt_in", in_force=True),
    line("policy.changed", when="2016-06", policy="agreement", in_force=True),
    line("policy.changed", when="2015", policy="mandate", in_force=True),
)
OPTED_IN = line("cluster.opted_in", cluster="vest", initiative="faldklub")
BOTH_AGREED = (
    line("agreement.given", cluster="vest", initiative="faldklub", side="municipalities"),
    line("agreement.given", cluster="vest", initiative="faldklub", side="hospital"),
)
SPREAD = {
    "adoption": "a",
    "initiative": "faldklub",
    "organisation": "lemvig",
    "on_behalf_of": "vest",
}


def folded(*history: Proposal) -> State:
    state = State()
    for proposal in history:
        for event in decide(proposal, state):
            state = evolve(state, event, valid_from=proposal.valid_from)
    return state


def deviations(proposal: Proposal, state: State) -> list[str]:
    return [event.policy for event in decide(proposal, state) if isinstance(event, PolicyDeviated)]


def test_a_relationship_to_a_stranger_is_refused() -> None:
    state = folded(line("person.registered", person="ada", name="Ada"))

    with pytest.raises(UnknownReferenceError, match="charles"):
        decide(
            line(
                "relationship.recorded",
                relationship="r",
                person="ada",
                other="charles",
                how="course",
            ),
            state,
        )


def test_an_id_begins_once() -> None:
    with pytest.raises(AlreadyKnownError, match="vest"):
        decide(line("organisation.registered", organisation="vest", name="Vest"), folded(*PLACES))


def test_an_erased_person_is_not_named_again() -> None:
    state = folded(
        line("person.registered", person="ada", name="Ada"), line("person.erased", person="ada")
    )

    with pytest.raises(PersonIsErasedError):
        decide(line("person.described", person="ada", name="Ada"), state)


def test_an_own_initiative_spreads_to_a_cluster_only_when_it_opted_in() -> None:
    with pytest.raises(NotOptedInError, match="vest"):
        decide(command("adoption.started", **SPREAD), folded(*PLACES, *POLICIES, *BOTH_AGREED))


def test_both_sides_must_agree_on_behalf_of_a_cluster() -> None:
    municipalities, _ = BOTH_AGREED

    with pytest.raises(NotAgreedError, match="hospitalet"):
        decide(
            command("adoption.started", **SPREAD),
            folded(*PLACES, *POLICIES, OPTED_IN, municipalities),
        )


def test_what_is_chosen_and_agreed_is_accepted_without_a_flag() -> None:
    state = folded(*PLACES, *POLICIES, OPTED_IN, *BOTH_AGREED)

    assert deviations(command("adoption.started", **SPREAD), state) == []


def test_a_yes_that_was_taken_back_is_none() -> None:
    taken_back = line("cluster.declined", cluster="vest", initiative="faldklub")
    state = folded(*PLACES, *POLICIES, OPTED_IN, *BOTH_AGREED, taken_back)

    with pytest.raises(NotOptedInError):
        decide(command("adoption.started", **SPREAD), state)


def test_a_mandated_initiative_needs_neither() -> None:
    mandated = line("initiative.mandated", initiative="faldklub", agreement="Aftalen")
    state = folded(*PLACES, *POLICIES, mandated)

    assert deviations(command("adoption.started", **SPREAD), state) == []


def test_a_fact_that_breaks_the_rules_is_accepted_and_flagged() -> None:
    fact = line("adoption.started", when="2017-03", **SPREAD)

    assert deviations(fact, folded(*PLACES, *POLICIES)) == ["opt_in", "agreement"]


@pytest.mark.parametrize("when", ["2015", "2016-05-31", "2016", None])
def test_nothing_that_may_have_been_before_a_policy_deviates_from_it(when: str | None) -> None:
    fact = line("adoption.started", "early", when=when, **SPREAD)

    assert deviations(fact, folded(*PLACES, *POLICIES)) == []


@pytest.mark.parametrize("propose", [line, command])
def test_an_organisation_that_adopts_by_itself_is_accepted_and_flagged(
    propose: Callable[..., Proposal],
) -> None:
    alone = {name: value for name, value in SPREAD.items() if name != "on_behalf_of"}
    proposal = propose("adoption.started", when="2017", **alone)

    assert deviations(proposal, folded(*PLACES, *POLICIES)) == ["opt_in"]


def test_a_policy_that_went_out_of_force_binds_nobody() -> None:
    ended = tuple(
        line("policy.changed", when="2020", policy=policy, in_force=False)
        for policy in ("opt_in", "agreement")
    )
    fact = line("adoption.started", when="2021", **SPREAD)

    assert deviations(fact, folded(*PLACES, *POLICIES, *ended)) == []


def test_the_same_becomes_a_merge_and_nothing_else_does() -> None:
    other = line("initiative.registered", initiative="balancehold", title="Balancehold")
    state = folded(*PLACES, other)

    def kinds(answer: str) -> list[str]:
        judged = command(
            "overlap.judged",
            judgement="j",
            initiative="balancehold",
            other="faldklub",
            answer=answer,
        )
        return [event.kind for event in decide(judged, state)]

    assert kinds("same") == ["overlap.judged", "initiatives.merged"]
    assert kinds("related") == kinds("unknown") == ["overlap.judged"]


@given(st.permutations(range(3)))
def test_what_was_agreed_in_any_order_is_agreed(order: list[int]) -> None:
    given_yes = (OPTED_IN, *BOTH_AGREED)

    state = folded(*PLACES, *POLICIES, *(given_yes[at] for at in order))

    assert deviations(command("adoption.started", **SPREAD), state) == []
