"""Old shapes of events are brought up to date."""

import pytest

from graph.errors import InvalidProposalError
from graph.upcast import upcast


def test_the_one_cluster_of_old_becomes_the_first_of_several() -> None:
    old = {"initiative": "i", "title": "Faldklub", "cluster": "c"}

    assert upcast("initiative.registered", 1, old) == {
        "initiative": "i",
        "title": "Faldklub",
        "clusters": ["c"],
    }


def test_an_old_initiative_without_a_cluster_has_none() -> None:
    old = {"initiative": "i", "title": "Faldklub", "cluster": None}

    assert upcast("initiative.registered", 1, old) == {"initiative": "i", "title": "Faldklub"}


def test_a_shape_from_the_future_is_refused() -> None:
    with pytest.raises(InvalidProposalError, match="schema_version"):
        upcast("initiative.registered", 3, {})
