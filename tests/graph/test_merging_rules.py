"""Rules follow merges: what was answered of one of two that are the same counts for both."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BatchRefusedError
from graph.log.refold import drift
from graph.log.sqlite import SqliteLog
from graph.proposals import Proposal
from graph.refusals import FoundDifferentError, NotOptedInError, StillMergedError
from tests.support.lines import command, line, memory_log
from tests.support.places import PLACES, initiative

TWO = [
    line("policy.changed", when="2016", policy="opt_in", in_force=True),
    initiative("a", "Faldklub"),
    initiative("b", "Faldgruppe"),
    initiative("c", "Faldhold"),
]
a_is_chosen = line("cluster.opted_in", cluster="vest", initiative="a")
same = {"judgement": "j", "initiative": "b", "other": "a", "answer": "same"}
b_is_a = command("overlap.judged", "b-is-a", **same)


def spread_of(initiative: str, id: str = "x") -> Proposal:
    data = {"initiative": initiative, "organisation": "lemvig", "on_behalf_of": "vest"}
    return command("adoption.started", id, adoption=id, **data)


def log_of(*more: Proposal) -> SqliteLog:
    log = memory_log()
    log.append([*PLACES, *TWO])
    for one in more:
        log.append([one])
    return log


def merge_in(log: SqliteLog) -> str:
    (merged,) = log.read(kind="initiatives.merged")
    return merged.stream.removeprefix("merge/")


def refusal(log: SqliteLog, proposal: Proposal) -> Exception:
    with pytest.raises(BatchRefusedError) as refused:
        log.append([proposal])
    return refused.value.refused[0][1]


def test_what_a_cluster_chose_counts_for_one_that_is_the_same() -> None:
    apart, merged = log_of(a_is_chosen), log_of(a_is_chosen, b_is_a)

    assert isinstance(refusal(apart, spread_of("b")), NotOptedInError)
    assert merged.append([spread_of("b")]).appended == 1


def test_it_counts_through_a_third_that_both_are_the_same_as() -> None:
    c_is_b = command("overlap.judged", judgement="k", initiative="c", other="b", answer="same")

    log = log_of(a_is_chosen, b_is_a, c_is_b)

    assert log.append([spread_of("c")]).appended == 1


def test_it_counts_no_more_once_they_are_parted() -> None:
    log = log_of(a_is_chosen, b_is_a)
    log.append([command("initiatives.unmerged", merge=merge_in(log))])

    assert isinstance(refusal(log, spread_of("b")), NotOptedInError)
    assert log.append([spread_of("a")]).appended == 1


def test_a_no_to_one_and_a_yes_to_the_other_has_to_be_asked_again() -> None:
    c_is_a = command("overlap.judged", judgement="k", initiative="c", other="a", answer="same")
    b_is_declined = line("cluster.declined", cluster="vest", initiative="b")

    log = log_of(a_is_chosen, b_is_declined, b_is_a, c_is_a)

    assert isinstance(refusal(log, spread_of("b")), NotOptedInError)
    assert isinstance(refusal(log, spread_of("c")), NotOptedInError)
    assert log.append([spread_of("a")]).appended == 1


def test_a_judgement_that_merged_two_is_not_taken_back_without_the_merge() -> None:
    log = log_of(b_is_a)
    back = command("statement.retracted", event_source="test", event_id="b-is-a")
    merge = merge_in(log)

    refused = refusal(log, back)

    assert isinstance(refused, StillMergedError)
    assert merge in str(refused.hint())
    assert log.append([command("initiatives.unmerged", merge=merge), back]).appended == 2


def test_two_that_are_the_same_already_are_not_merged_once_more() -> None:
    again = command("overlap.judged", judgement="k", initiative="a", other="b", answer="same")

    log = log_of(b_is_a, again)

    assert len(list(log.read(kind="initiatives.merged"))) == 1


def test_two_that_were_found_different_do_not_come_to_be_one_through_a_third() -> None:
    differ = command("overlap.judged", judgement="k", initiative="c", other="a", answer="different")
    c_is_b = command("overlap.judged", judgement="l", initiative="c", other="b", answer="same")
    anew = command("overlap.judged", judgement="m", initiative="a", other="c", answer="related")

    log = log_of(differ, b_is_a)

    assert isinstance(refusal(log, c_is_b), FoundDifferentError)
    log.append([anew])
    assert log.append([c_is_b]).appended == 1


@pytest.mark.parametrize("answer", ["adoption_of", "builds_on", "related", "different", "unknown"])
def test_nothing_but_the_answer_same_merges(answer: str) -> None:
    judged = command("overlap.judged", **(same | {"answer": answer}))

    log = log_of(judged)

    assert list(log.read(kind="initiatives.merged")) == []


answers = st.sampled_from(
    ["cluster.opted_in", "cluster.declined", "merge a", "merge b", "part", "back"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(answers, st.sampled_from("abc")), max_size=12))
def test_the_facts_that_are_kept_are_those_the_events_give(steps: list[tuple[str, str]]) -> None:
    log = log_of()
    for number, (what, which) in enumerate(steps):
        log.append([_step(log, number, what, which)], keep_going=True)

    assert drift(log) == set()


def _step(log: SqliteLog, number: int, what: str, which: str) -> Proposal:
    merged = [one.stream.removeprefix("merge/") for one in log.read(kind="initiatives.merged")]
    match what.split():
        case ["merge", other]:
            data: dict[str, Any] = {"judgement": f"j{number}", "answer": "same"}
            pair = {"initiative": which, "other": "c" if which == other else other}
            if which == pair["other"]:
                pair["other"] = "a"
            return command("overlap.judged", f"n{number}", **data, **pair)
        case ["part"]:
            return command(
                "initiatives.unmerged", f"n{number}", merge=merged[-1] if merged else "none"
            )
        case ["back"]:
            return command(
                "statement.retracted", f"n{number}", event_source="test", event_id=f"n{number - 1}"
            )
        case _:
            return line(what, f"n{number}", cluster="vest", initiative=which)
