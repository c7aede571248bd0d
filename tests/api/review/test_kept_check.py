"""A check that was kept is shown in the order in which it was made."""

from typing import Any

from api.answers.checks import check
from tests.api.review.conftest import SystemOf, seen_by
from tests.support.lines import line


def test_a_neighbour_stands_above_what_is_only_a_little_alike(system_of: SystemOf) -> None:
    shown = [
        {"initiative": "a", "likeness": "different", "permille": 60},
        {"initiative": "b", "likeness": "related", "permille": 40},
        {"initiative": "c", "likeness": "equivalent", "permille": 510},
    ]
    about: dict[str, Any] = {"text": "Ring til de udskrevne", "known_at": 3, "as_of": "2026-11-24"}
    kept = line("overlap.checked", check="kept", shown=shown, model="m", **about)

    found = check(seen_by(system_of(kept)), "kept").shown

    assert [(one.id, one.score) for one in found] == [("c", 0.51), ("b", 0.04), ("a", 0.06)]
