"""How many places had an initiative by when, and where it stopped."""

from collections.abc import Iterable, Sequence

from analyses.diffusion.answers import Adopter, CurvePoint
from graph import dates


def curve(adopters: Sequence[Adopter], stops: Iterable[str | None] = ()) -> tuple[CurvePoint, ...]:
    """A point for each date that was said, in order: how many had taken it up, how many use it.

    A year counts on its last day, when it surely had happened; who has no date is not in it.
    Places that only are interested or have agreed are not counted.

    >>> dated = {"a": "2013", "b": "2015-10"}
    >>> both = [Adopter(id=x, name=x, when=said, stage="adopted") for x, said in dated.items()]
    >>> [(point.when, point.taken_up, point.in_use) for point in curve(both, ["2014"])]
    [('2013', 1, 1), ('2014', 1, 0), ('2015-10', 2, 1)]
    """
    taken = [one.when for one in adopters if one.stage not in ("interested", "agreed") and one.when]
    ended = [when for when in stops if when]
    every = sorted({*taken, *ended}, key=lambda said: (dates.latest(said), said))
    return tuple(
        CurvePoint(when=when, taken_up=done, in_use=done - _by(ended, when))
        for when in every
        for done in (_by(taken, when),)
    )


def _by(said: Sequence[str], when: str) -> int:
    return sum(dates.latest(one) <= dates.latest(when) for one in said)
