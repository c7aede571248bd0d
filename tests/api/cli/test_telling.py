"""What is told in lines is not mistaken for more than it is."""

import pytest

from analyses.diffusion.answers import Adopter, Arc, Diffusion, InitiativeRef, Unknown
from analyses.overlap.answer import OverlapAnswer
from analyses.overlap.model import shipped
from api.cli import telling


def _arc(start: str, end: str, *, recorded: bool, probability: float) -> Arc:
    return Arc(
        source=start,
        to=end,
        when="2017",
        recorded=recorded,
        probability=probability,
        carried_by=(),
        changed=(),
        events=(),
    )


def test_a_suggested_way_is_not_told_as_one_that_somebody_recorded() -> None:
    answer = Diffusion(
        initiative=InitiativeRef(id="i", title="I"),
        sentence="Sådan gik det.",
        adopters=tuple(
            Adopter(id=id, name=id.upper(), when=None, stage="adopted") for id in ("a", "b", "c")
        ),
        arcs=(
            _arc("a", "b", recorded=True, probability=1.0),
            _arc("b", "c", recorded=False, probability=0.6),
        ),
        unknown=(Unknown(to="c", probability=0.4),),
        as_of="2017-12-31",
        known_at=1,
    )

    assert list(telling.diffusion(answer, "da")) == [
        "Sådan gik det.",
        "  2017        A → B",
        "  C (ikke oplyst, hvorfra; måske fra B 60 %, ellers eget initiativ eller ukendt 40 %)",
    ]


@pytest.mark.parametrize(
    ("model", "says"),
    [
        (shipped(with_encoder=True).name, "efter ord og betydning"),
        (shipped(with_encoder=False).name, "94 ud af 100"),
    ],
)
def test_a_check_names_its_model_and_what_it_could_not_compare(model: str, says: str) -> None:
    answer = OverlapAnswer(model=model, candidates=(), coverage=())

    (told,) = [line for line in telling.overlap(answer, "da") if model in line]

    assert says in told
