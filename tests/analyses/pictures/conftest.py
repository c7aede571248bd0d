"""Answers that the picture tests share; places are real, people and initiatives are invented."""

import pytest

from analyses.diffusion.answers import Diffusion, InitiativeRef
from analyses.diffusion.tree import AdoptionRow, ChangeRow, diffusion

LIFT = InitiativeRef(id="sikker-hjem", title="Sikkert hjem fra hospitalet")
MEETING = ChangeRow("Møde før udskrivelse med borger og kommune", "kept", locked=True, reason=None)
PHONE = ChangeRow("Opringning to dage efter", "adapted", locked=False, reason="Besøg på landet")
LETTER = ChangeRow("Fælles brev til egen læge", "dropped", locked=True, reason="Det er digitalt")
TEAM = ChangeRow("Team på tværs af vagtlag", "adapted", locked=False, reason=None)


def _row(
    number: int,
    name: str,
    cluster: str | None,
    started: str | None,
    stage: str,
    taken_from: int | None = None,
    carried_by: tuple[str, ...] = (),
    changes: tuple[ChangeRow, ...] = (),
) -> AdoptionRow:
    return AdoptionRow(
        adoption=f"a{number}",
        organisation=f"o{number}",
        organisation_name=name,
        cluster=cluster,
        started=started,
        stage=stage,
        taken_from=None if taken_from is None else f"a{taken_from}",
        carried_by=carried_by,
        changes=changes,
        events=(number * 10, number * 10 + 1),
    )


NINE = (
    _row(1, "Regionshospitalet Horsens", "Horsensklyngen", "2013", "in_operation"),
    _row(2, "Hedensted Kommune", "Horsensklyngen", "2013-11", "in_operation", 1,
         ("Anne Holm",), (MEETING, PHONE)),
    _row(3, "Regionshospitalet Randers", "Randersklyngen", "2015-10-21", "in_operation", 1,
         ("Bo Friis", "Carla Munk"), (MEETING, TEAM)),
    _row(4, "Norddjurs Kommune", "Randersklyngen", "2016-03", "stopped", 3, ("Carla Munk",)),
    _row(5, "Skive Kommune", "Midtklyngen", "2016", "in_operation", None, (), (PHONE,)),
    _row(6, "Regionshospitalet Viborg", "Midtklyngen", "2017-02-01", "adopted", 5,
         ("Dorte Lund",), (MEETING, LETTER)),
    _row(7, "Holstebro Kommune", "Vestklyngen", "2017-09", "pilot", 3, ("Erik Dam",)),
    _row(8, "Struer Kommune", "Vestklyngen", "2018-05-14", "agreed", 7),
    _row(9, "Aarhus Kommune", "Aarhusklyngen", "2018", "adopted"),
)  # fmt: skip


def answer_of(*rows: AdoptionRow, title: str = LIFT.title) -> Diffusion:
    lift = InitiativeRef(id=LIFT.id, title=title)
    return diffusion(lift, rows, as_of="2018-12-31", known_at=1234)


HOSTILE = "</script><script>window.harmed=1</script><img src=x onerror=window.harmed=1>\u2028<!--"
LONG = "Sundhedsfagligkommunikationsindsatskoordineringsenheden for Ringkøbing-Skjern Kommune"


@pytest.fixture
def nine_places() -> Diffusion:
    return answer_of(*NINE)


@pytest.fixture
def one_place() -> Diffusion:
    return answer_of(NINE[0])


@pytest.fixture
def no_place() -> Diffusion:
    return answer_of()


@pytest.fixture
def hostile_names() -> Diffusion:
    change = ChangeRow(HOSTILE, "dropped", locked=True, reason=HOSTILE)
    first = _row(1, HOSTILE, HOSTILE, "2013", HOSTILE)
    second = _row(2, HOSTILE, "__proto__", "2014", "adopted", 1, (HOSTILE,), (change,))
    return answer_of(first, second, title=HOSTILE)


@pytest.fixture
def long_names() -> Diffusion:
    first = _row(1, LONG, f"Klyngen for {LONG}", None, "adopted", None, (LONG,))
    second = _row(2, f"{LONG} {LONG}", None, "2014-02", "adopted", 1, (LONG, "Bo Friis"))
    return answer_of(first, second, title=f"{LONG} {LONG}")


@pytest.fixture
def sixty_places() -> Diffusion:
    clusters = ("Horsensklyngen", "Midtklyngen", "Randersklyngen", "Vestklyngen", "Aarhusklyngen")
    rows = [
        _row(
            number,
            f"Enhed {number} i {clusters[number * 7 % 5]}",
            clusters[number * 7 % 5],
            (f"{2013 + number // 11}", f"{2013 + number // 11}-{number % 12 + 1:02}")[number % 2],
            "adopted",
            None if number % 9 == 0 else number // 2,
            ("Anne Holm",) if number % 3 == 0 else (),
        )
        for number in range(60)
    ]
    return answer_of(*rows)
