"""Paths in plain sentences, in Danish and in English."""

import pytest

from analyses.people.answers import Endpoint
from analyses.people.sentences import Known, Reason, Teller
from analyses.people.summary import already_there
from analyses.people.ties import How, Tie
from graph.errors import Language

PEOPLE = {
    "ada": Known("Ada", ("Randers Kommune",)),
    "bo": Known("Bo", ("Viborg Kommune", "Regionshospitalet Viborg")),
    "ia": Known("Ia"),
}
FORUM = Tie("ada", "bo", "shared_forum", rule="shared_forum", through_name="Temagruppen")
COURSE = Tie("ia", "bo", "course", since="2016", occasion="Godt i gang")
BEFORE = "2016-09-01"


def told(*steps: tuple[Tie, str], lang: Language = "da", past: bool = False) -> str:
    return Teller(PEOPLE, BEFORE, lang, past).path(steps, Reason("person"))


def said(tie: Tie, *, lang: Language = "da", past: bool = False) -> str:
    return Teller(PEOPLE, BEFORE, lang, past).step(tie)


def test_a_path_reads_as_one_sentence_with_everybodys_workplaces() -> None:
    assert told((FORUM, "bo"), (COURSE, "ia")) == (
        "Ada (Randers Kommune) sidder i Temagruppen med "
        "Bo (Viborg Kommune og Regionshospitalet Viborg), "
        "som var på kursus (»Godt i gang«) med Ia."
    )
    assert told((FORUM, "bo"), (COURSE, "ia"), lang="en") == (
        "Ada (Randers Kommune) sits in Temagruppen with "
        "Bo (Viborg Kommune and Regionshospitalet Viborg), "
        "who took a course (“Godt i gang”) with Ia."
    )


def test_a_day_that_is_over_is_told_in_the_past() -> None:
    assert said(FORUM, past=True) == "sad i Temagruppen med"
    assert said(FORUM, past=True, lang="en") == "sat in Temagruppen with"


@pytest.mark.parametrize(
    ("how", "danish"),
    [
        ("meeting", "var til møde med"),
        ("project", "har arbejdet i projekt med"),
        ("course", "var på kursus med"),
        ("side_by_side_training", "har haft sidemandsoplæring med"),
        ("shared_forum", "har siddet i forum med"),
        ("colleague", "har arbejdet samme sted som"),
        ("contact", "har været i kontakt med"),
        ("other", "har en forbindelse til"),
    ],
)
def test_each_way_of_knowing_somebody_has_its_own_words(how: How, danish: str) -> None:
    assert said(Tie("ada", "bo", how, since="2016")) == danish


def test_an_old_tie_says_since_when_nobody_confirmed_it() -> None:
    old = Tie("ada", "bo", "meeting", since="2012", last_confirmed="2014-03", occasion="Døgnmøde")

    assert said(old) == "var til møde (»Døgnmøde«; ikke bekræftet siden marts 2014) med"
    assert said(Tie("ada", "bo", "other")) == "har en forbindelse (tidspunkt ikke oplyst) til"
    assert said(Tie("a", "b", "other", since="2014"), lang="en") == (
        "has a connection (not confirmed since 2014) to"
    )


def test_derived_ties_say_where_the_two_are_together() -> None:
    office = Tie("ada", "bo", "colleague", rule="colleague", through_name="Randers Kommune")
    role = Tie("ada", "bo", "project", rule="shared_initiative", through_name="Godt hjem")
    met = Tie("a", "b", "meeting", "2015-10-21", rule="shared_meeting", through_name="Godt hjem")

    assert [said(tie) for tie in (office, role, met)] == [
        "er kollega med",
        "har en rolle i »Godt hjem« sammen med",
        "var den 21. oktober 2015 til møde om spredning af »Godt hjem« med",
    ]


@pytest.mark.parametrize(
    ("reason", "danish"),
    [
        (Reason("carried", "Struer Kommune", "Godt hjem"), "bar »Godt hjem« til Struer Kommune"),
        (Reason("role", "", "Godt hjem"), "har en rolle i »Godt hjem«"),
        (
            Reason("works_where_tried", "Struer Kommune", "Godt hjem"),
            "arbejder hos Struer Kommune, der har prøvet »Godt hjem«",
        ),
        (Reason("sits", "Temagruppen"), "sidder i Temagruppen"),
    ],
)
def test_the_last_person_is_told_by_why_they_count(reason: Reason, danish: str) -> None:
    sentence = Teller(PEOPLE, BEFORE).path([(COURSE, "ia")], reason)

    assert sentence.endswith(f"var på kursus (»Godt i gang«) med Ia, som {danish}.")


def test_the_same_person_at_both_ends_is_said() -> None:
    ada = Endpoint(kind="person", id="ada", name="Ada")

    sentence = already_there(ada, ada, [("ada", Reason("person"))], Teller(PEOPLE, BEFORE))

    assert sentence == "Start og mål er den samme person: Ada (Randers Kommune)."
