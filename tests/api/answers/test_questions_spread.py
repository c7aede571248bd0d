"""Questions about spread: how it went, who said yes, whether it was tried, whom to join."""

from collections.abc import Callable

from api.answers.questions.ask import ask
from graph.questions import Questions
from tests.support.lines import line
from tests.support.places import adoption, decision, initiative, person

SAAR = initiative("saar", "Sårtelefonen", clusters=["vest"], organisations=["lemvig"])
IN_LEMVIG = adoption("a1", "saar", "lemvig", when="2014")
IN_VIBORG = adoption("a2", "saar", "viborg", when="2016-03", taken_from="a1", stage="pilot")


def test_the_third_tells_from_whom_to_whom(asked_of: Callable[..., Questions]) -> None:
    answer = ask(asked_of(SAAR, IN_LEMVIG, IN_VIBORG), 3, "saar")

    assert answer.answer.startswith("»Sårtelefonen«: Indsatsen begyndte hos Lemvig Kommune i 2014")
    assert [(row["from"], row["to"]["name"]) for row in answer.rows] == [
        (None, "Lemvig Kommune"),
        ({"id": "lemvig", "name": "Lemvig Kommune"}, "Viborg Kommune"),
    ]


def test_the_third_without_an_id_names_places_and_clusters(
    asked_of: Callable[..., Questions],
) -> None:
    answer = ask(asked_of(SAAR, IN_LEMVIG, IN_VIBORG), 3)

    assert answer.answer == (
        "Én indsats er registreret mere end ét sted. "
        "»Sårtelefonen« er nået til 2 steder i Midtklyngen og Vestklyngen, første gang i 2014."
    )
    assert answer.rows[0]["clusters"] == ["Midtklyngen", "Vestklyngen"]


def test_the_fifth_tells_who_said_yes_who_is_missing_and_whether_sides_agree(
    asked_of: Callable[..., Questions],
) -> None:
    yes = line("cluster.opted_in", when="2017-01", cluster="midt", initiative="saar")
    half = line("agreement.given", cluster="midt", initiative="saar", side="municipalities")

    answer = ask(asked_of(SAAR, yes, half), 5, "saar")

    assert answer.answer == (
        "»Sårtelefonen«: Midtklyngen har valgt den til; Aarhusklyngen har ikke svaret. "
        "I Midtklyngen mangler hospitalets tilsagn."
    )
    sides = {row["cluster"]["id"]: (row["municipalities"], row["hospital"]) for row in answer.rows}
    assert sides["midt"] == ("agreed", "none")


def test_the_newest_word_of_a_cluster_holds(asked_of: Callable[..., Questions]) -> None:
    yes = line("cluster.opted_in", cluster="midt", initiative="saar")
    no = line("cluster.declined", cluster="midt", initiative="saar")

    answer = ask(asked_of(SAAR, yes, no), 5, "saar")

    assert answer.answer.startswith("»Sårtelefonen«: Midtklyngen har sagt nej;")


def test_what_is_mandated_is_told_for_each_municipality_and_hospital(
    asked_of: Callable[..., Questions],
) -> None:
    agreement = "Aftalen"
    mandated = line("initiative.mandated", when="2015", initiative="saar", agreement=agreement)

    answer = ask(asked_of(SAAR, IN_LEMVIG, IN_VIBORG, mandated), 5, "saar")

    status = {row["organisation"]["id"]: row["status"] for row in answer.rows}
    assert (status["lemvig"], status["viborg"], status["samsoe"]) == (
        "adopted",
        "under_way",
        "not_begun",
    )
    assert "1 har taget den op, 1 er undervejs og 4 har intet registreret endnu" in answer.answer


def test_the_eighth_says_yes_when_another_cluster_tried_it_first(
    asked_of: Callable[..., Questions],
) -> None:
    to_all = decision(
        "d", "ssg", when="2017", initiative="saar", outcome="approved", general_spread=True
    )

    answer = ask(asked_of(SAAR, IN_LEMVIG, IN_VIBORG, to_all), 8, "saar")

    assert answer.answer == (
        "Ja, »Sårtelefonen« blev prøvet hos Viborg Kommune i marts 2016, "
        "før spredning til alle blev besluttet i 2017."
    )


def test_the_eighth_is_unknown_when_the_dates_cannot_tell(
    asked_of: Callable[..., Questions],
) -> None:
    to_all = decision(
        "d", "ssg", when="2016", initiative="saar", outcome="approved", general_spread=True
    )

    answer = ask(asked_of(SAAR, IN_LEMVIG, IN_VIBORG, to_all), 8, "saar")

    assert answer.rows[0]["tried"] == "unknown"
    assert answer.answer.startswith("Det er ukendt, om »Sårtelefonen« blev prøvet")


def test_the_same_cluster_is_no_new_place(asked_of: Callable[..., Questions]) -> None:
    at_home = adoption("a3", "saar", "hospital-vest", when="2015", stage="pilot")
    to_all = decision(
        "d", "ssg", when="2017", initiative="saar", outcome="proposed", general_spread=True
    )

    answer = ask(asked_of(SAAR, IN_LEMVIG, at_home, to_all), 8)

    assert [row["tried"] for row in answer.rows] == ["not_before"]
    assert "blev foreslået i 2017" in answer.answer


def test_the_ninth_names_the_forum_and_a_wish_that_is_met(
    asked_of: Callable[..., Questions],
) -> None:
    about = initiative("saar", "Sårtelefonen", clusters=["vest"], topics=["sår"], contact="bo")
    wish = line(
        "need.expressed", "n", need="n", organisation="viborg", text="Hjælp", topics=["sår"]
    )

    answer = ask(asked_of(*person("bo", "Bo Birk", "lemvig"), about, wish), 9, "saar")

    assert answer.answer == (
        "Temagruppen for sår behandler sår og kan tage »Sårtelefonen« op; det gør Vestforum også. "
        "Ét ønske kan mødes af noget, vi kender. "
        "Bring Viborg Kommune sammen med Bo Birk om »Sårtelefonen« (sår)."
    )
