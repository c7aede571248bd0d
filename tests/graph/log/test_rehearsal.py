"""A rehearsal decides one append after another as the log would, and leaves the log as it is."""

import pytest

from graph.batches import batched
from graph.errors import BatchRefusedError
from graph.log.contract import Appended, Ledger
from graph.log.sql import SqlLog
from graph.proposals import Proposal, proposed
from graph.refusals import FoundDifferentError, UnknownReferenceError
from importers.demo import history
from tests.support.lines import command, line

DEMO = [proposed(one) for one in history.proposals()]
# What others name is missing here and there, so that the rules refuse as well.
GAPPED = [one for number, one in enumerate(DEMO) if number % 11]
JUDGED = [
    line("initiative.registered", initiative="a", title="Faldklub"),
    line("initiative.registered", initiative="b", title="Faldklubben"),
    line("initiative.registered", initiative="c", title="Klub mod fald"),
    command("overlap.judged", judgement="j1", initiative="a", other="b", answer="same"),
    command("overlap.judged", judgement="j2", initiative="b", other="c", answer="different"),
    command("overlap.judged", judgement="j3", initiative="c", other="a", answer="same"),
]


@pytest.mark.parametrize("size", [1, 40])
@pytest.mark.parametrize("known", [0, 120])
def test_a_history_with_gaps_is_rehearsed_as_it_is_told(log: SqlLog, size: int, known: int) -> None:
    log.append(GAPPED[:known], keep_going=True)
    position = log.head().position

    with log.rehearsing() as rehearsal:
        rehearsed = _told(GAPPED, rehearsal, size)
        found = _digests(rehearsal)

    assert log.head().position == position
    assert _told(GAPPED, log, size) == rehearsed
    assert _digests(log) == found


@pytest.mark.parametrize("known", [0, 3, 4])
def test_what_is_the_same_by_a_merge_elsewhere_is_found(log: SqlLog, known: int) -> None:
    log.append(JUDGED[:known])

    with log.rehearsing() as rehearsal:
        rehearsed = _told(JUDGED, rehearsal, 1)

    assert rehearsed[-1] == (0, 0, [(0, FoundDifferentError)])
    assert rehearsed == _told(JUDGED, log, 1)


def test_what_was_rehearsed_can_be_taken_back_and_is_then_unknown(log: SqlLog) -> None:
    faldklub = line("initiative.registered", "e1", initiative="a", title="Faldklub")
    back = line("statement.retracted", event_source="test", event_id="e1", because="x")
    described = line("initiative.described", initiative="a", title="Faldklubben")

    with log.rehearsing() as rehearsal:
        rehearsal.append([faldklub])
        rehearsal.append([back])
        with pytest.raises(BatchRefusedError) as refused:
            rehearsal.append([described])

    assert [type(error) for _, error in refused.value.refused] == [UnknownReferenceError]
    assert list(log.read()) == []


def test_what_others_append_meanwhile_is_seen(log: SqlLog) -> None:
    faldklub = line("initiative.registered", initiative="a", title="Faldklub")

    with log.rehearsing() as rehearsal:
        log.append([faldklub])
        assert rehearsal.append([faldklub]) == Appended(0, 1, 0)


def _told(
    proposals: list[Proposal], ledger: Ledger, size: int
) -> list[tuple[int, int, list[tuple[int, type[Exception]]]]]:
    came = [ledger.append(some, keep_going=True) for some in batched(proposals, size)]
    return [
        (one.appended, one.unchanged, [(it.index, type(it.error)) for it in one.refused])
        for one in came
    ]


def _digests(ledger: Ledger) -> dict[tuple[str, str], bytes]:
    found = ledger.find((one.source, one.id) for one in DEMO)
    return {key: one.digest for key, one in found.items()}
