"""What becomes of a picture when there are many places, and very many."""

from analyses.diffusion.answers import Diffusion, InitiativeRef
from analyses.diffusion.tree import AdoptionRow, diffusion
from analyses.pictures.aggregate import drawable
from analyses.pictures.layout import layout


def spread(count: int) -> Diffusion:
    rows = [
        AdoptionRow(
            adoption=f"a{at}",
            organisation=f"o{at}",
            organisation_name=f"Enhed {at}",
            cluster=f"Klynge {at % 5}",
            started=f"{2010 + at * 8 // count}-{at % 12 + 1:02}",
            stage="adopted",
            taken_from=f"a{at // 2}" if at else None,
            carried_by=("Anne Holm",),
            changes=(),
            events=(at,),
        )
        for at in range(count)
    ]
    return diffusion(InitiativeRef(id="i", title="Meget spredt"), rows, as_of="2020", known_at=9)


def test_a_crowd_takes_less_room_than_a_few_with_all_their_words() -> None:
    few, crowd = (layout(spread(count), lang="da") for count in (40, 100))

    assert few is not None
    assert crowd is not None
    assert crowd.height < few.height
    assert all(len(place.lines) == 1 for place in crowd.places)
    assert "Båret af Anne Holm" in crowd.places[5].details


def test_very_many_places_are_drawn_by_cluster_with_how_many_they_are() -> None:
    whole = spread(40)

    by_cluster = drawable(whole, lang="da", most=30)

    assert drawable(whole, lang="da") is whole
    assert [one.name for one in by_cluster.adopters][:2] == [
        "Klynge 0 (8 steder)",
        "Klynge 1 (8 steder)",
    ]
    ends = {(arc.source, arc.to) for arc in by_cluster.arcs}
    assert len(ends) == len(by_cluster.arcs)
    assert all(source != to for source, to in ends)
    known = {one.id for one in by_cluster.adopters}
    assert {arc.to for arc in by_cluster.arcs} | {one.to for one in by_cluster.unknown} == known
