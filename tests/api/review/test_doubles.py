"""People and organisations that may be there twice: judged by people, and never by a score."""

from typing import Any

import pytest

from api.answers.diffusion import diffusion
from api.answers.doubles import Doubles, doubles
from api.answers.errors import (
    AlreadyOneError,
    JudgedMeanwhileError,
    NameAloneError,
    NoSuchAnswerError,
    NotOfOneKindError,
)
from api.answers.merges import merge as merge_of
from api.answers.merges import merges
from api.answers.paths import paths
from api.answers.questions.ask import ask
from api.answers.register import register
from api.assigning import assign
from api.judging import undo
from api.saying import Said, answer
from graph.wiring import System
from tests.api.review.conftest import SystemOf, seen_by
from tests.support.lines import line
from tests.support.places import adoption

EVA, EVA_2, BO = "p-eva", "p-eva-2", "p-bo"
PEOPLE = [
    line("person.registered", person=EVA, name="Eva Holm", email="eva@example.org", title="Leder"),
    line("person.registered", person=EVA_2, name="Eva Holm", email="EVA@example.org"),
    line("person.registered", person=BO, name="Bo Dam"),
    line("person.registered", person="p-bo-2", name="Bo Dam"),
    line("employment.started", when="2012", person=EVA, organisation="viborg"),
    line("employment.started", when="2012", person="p-ida", organisation="hospital-vest"),
    line("relationship.recorded", relationship="r", person=EVA_2, other="p-ida", how="course"),
]
IDA = line("person.registered", person="p-ida", name="Ida Lund")


@pytest.fixture
def system(system_of: SystemOf) -> System:
    return system_of(IDA, *PEOPLE)


def waiting(system: System, of: Any = "people") -> Doubles:
    with system.asking() as questions:
        return doubles(system, questions, of, limit=20, lang="da")


def pairs(system: System, of: Any = "people") -> list[tuple[str, str]]:
    return [(one.a.id, one.b.id) for one in waiting(system, of).pairs]


def say(system: System, one: str, other: str, said: str, **more: Any) -> dict[str, str]:
    with system.asking() as questions:
        # As somebody who sends it: a text that is checked where it is received.
        given: Any = said
        return answer(system, register(questions), one, other, Said(given, **more))


def test_nobody_is_put_together_but_by_an_answer(system: System) -> None:
    found = waiting(system)

    assert [(one.a.id, one.b.id, one.class_) for one in found.pairs] == [
        (EVA, EVA_2, "likely"),
        (BO, "p-bo-2", "possible"),
    ]
    assert list(system.log.read(kind="people.merged")) == []


def test_a_name_alone_is_never_enough(system: System) -> None:
    with pytest.raises(NameAloneError):
        say(system, BO, "p-bo-2", "same")

    done = say(system, BO, "p-bo-2", "same", because="Har talt med Bo: det er ham begge steder")

    assert "merge" in done


def test_two_people_who_are_one_lead_on_from_either_id(system: System) -> None:
    say(system, EVA_2, EVA, "same")

    with system.asking() as questions:
        way = paths(questions, "viborg", "hospital-vest")
        by_old_id = paths(questions, EVA_2, "p-ida")
        told = ask(questions, 2, EVA_2)

    assert [len(path.steps) for path in way.paths[:1]] == [1]
    assert by_old_id.start.id == EVA
    assert "Eva Holm (Viborg Kommune) kender én person i andre sektorer" in told.answer
    assert (EVA, EVA_2) not in pairs(system)
    with pytest.raises(AlreadyOneError):
        say(system, EVA, EVA_2, "different")


def test_undoing_gives_back_both_and_the_pair_waits_again(system: System) -> None:
    before = pairs(system)
    merge = say(system, EVA_2, EVA, "same")["merge"]

    done, again = undo(system, merge, because="Det var to"), undo(system, merge)

    assert pairs(system) == before
    assert (done["already_reversed"], again["already_reversed"]) == (False, True)


def test_two_judged_different_stay_away_until_something_tells_more(system: System) -> None:
    say(system, EVA, EVA_2, "different", because="Mor og datter")
    apart = pairs(system)
    system.log.append(
        [line("relationship.recorded", relationship="q", person=EVA, other=BO, how="project")]
    )
    known = pairs(system)
    system.log.append([line("employment.started", person=EVA_2, organisation="viborg")])

    back = waiting(system).pairs[0]

    assert (EVA, EVA_2) not in apart + known
    assert (back.a.id, back.b.id) == (EVA, EVA_2)
    assert [fact.kind for fact in back.new_facts] == ["employment.started"]
    assert back.judged is not None
    assert back.judged.because == "Mor og datter"


def test_what_nobody_could_say_yet_comes_last(system: System) -> None:
    say(system, EVA, EVA_2, "unknown")

    assert pairs(system) == [(BO, "p-bo-2"), (EVA, EVA_2)]


@pytest.mark.parametrize("said", ["related", "builds_on", "adoption_of"])
def test_people_are_one_or_not(system: System, said: str) -> None:
    with pytest.raises(NoSuchAnswerError):
        say(system, EVA, EVA_2, said)


def test_a_person_is_no_organisation(system: System) -> None:
    with pytest.raises(NotOfOneKindError):
        say(system, EVA, "viborg", "same")


def test_the_same_answer_sent_twice_is_kept_once_and_another_is_told(system: System) -> None:
    seen = system.log.head().position
    first = say(system, BO, "p-bo-2", "different", by="eva", seen=seen)

    again = say(system, BO, "p-bo-2", "different", by="eva", seen=seen)

    assert again == first
    assert len(list(system.log.read(kind="people.judged"))) == 1
    with pytest.raises(JudgedMeanwhileError):
        say(system, BO, "p-bo-2", "same", by="ida", because="Ens", seen=seen)


def test_why_two_people_are_one_is_sealed_and_gone_with_them(system: System) -> None:
    merge = say(system, EVA_2, EVA, "same", because="Hun hed Holm før")["merge"]
    told = merge_of(system, seen_by(system), merge).because
    stored = b"".join(one.data for one in system.log.read())
    system.log.append([line("person.erased", person=EVA)])
    system.catch_up()

    assert told == "Hun hed Holm før"
    assert b"Holm" not in stored
    assert system.keys.known_for([EVA, EVA_2]) == {}
    assert pairs(system) == [(BO, "p-bo-2")]


def test_adopters_that_are_one_are_one_on_the_way(system_of: SystemOf) -> None:
    again = [
        line("organisation.registered", organisation="viborg-2", name="Viborg Kommune"),
        line("organisation.identified", organisation="viborg", scheme="sor", code="17"),
        line("organisation.identified", organisation="viborg-2", scheme="sor", code="17"),
        adoption("x", "a", "lemvig", when="2014", stage="adopted"),
        adoption("y", "a", "viborg-2", when="2015", stage="adopted", taken_from="x"),
    ]
    system = system_of(*again)
    (pair,) = waiting(system, "organisations").pairs
    say(system, "viborg-2", "viborg", "same")

    with system.asking() as questions:
        way = diffusion(questions, "a")

    assert (pair.class_, {pair.a.id, pair.b.id}) == ("likely", {"viborg", "viborg-2"})
    assert [(one.id, one.name) for one in way.adopters] == [
        ("lemvig", "Lemvig Kommune"),
        ("viborg", "Viborg Kommune"),
    ]
    assert [(arc.source, arc.to) for arc in way.arcs if arc.recorded] == [("lemvig", "viborg")]


def test_what_was_said_since_is_assigned_to_the_one_that_was_meant(system: System) -> None:
    merge = say(system, EVA_2, EVA, "same")["merge"]
    job = line("employment.started", "job", when="2020", person=EVA, organisation="lemvig")
    seat = line("seat.taken", "seat", when="2020", person=EVA, forum="ssg")
    system.log.append([job, seat])
    undo(system, merge)
    first, second = merge_of(system, seen_by(system), merge).open

    moved = assign(system, seen_by(system), merge, event=first.event, belongs_to=EVA_2)
    stays = assign(system, seen_by(system), merge, event=second.event, belongs_to=EVA)

    with system.asking() as questions:
        places = {row["id"]: row["organisations"] for row in questions.ask("list_people")}
    assert (places[EVA], places[EVA_2]) == (["viborg"], ["lemvig"])
    assert (moved["told"], stays["told"]) == (system.log.head().position - 2, None)
    assert merge_of(system, seen_by(system), merge).open == ()


def test_what_an_import_found_waits_with_the_rest(system: System) -> None:
    folder = system.settings.data / "imports"
    folder.mkdir(parents=True)
    found = '{"entity":"person","id":"p-ida","other":"p-bo","reason":"email"}\n'
    (folder / "019ac0de-0000-7000-8000-000000000001.duplicates.jsonl").write_text(found)

    first, *_ = [one for one in waiting(system).pairs if one.imported]

    assert ({first.a.id, first.b.id}, first.imported[0].reason) == ({"p-ida", BO}, "email")


def test_merges_of_all_kinds_are_told(system: System) -> None:
    say(system, "b", "a", "same")
    say(system, EVA_2, EVA, "same")

    told = [(one.of, one.kept.id, one.absorbed.name) for one in merges(system, seen_by(system))]

    assert told == [("people", EVA, "Eva Holm"), ("initiatives", "a", "Faldgruppen")]
