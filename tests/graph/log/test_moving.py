"""A log is moved from one place to another, and is the same log there."""

import pytest

from graph.log.errors import LogInTheWayError
from graph.log.moving import moved
from graph.reading import recorded
from tests.support.lines import line
from tests.support.stored import Stored

first = line("initiative.registered", initiative="i", title="x")
second = line("initiative.described", initiative="i", title="y")
ada = line("person.registered", person="p1", name="Ada")


def test_a_log_is_the_same_where_it_is_moved_to(stored: Stored, another: Stored) -> None:
    with stored.opened() as (log, _), another.opened() as (target, _):
        log.append([first, ada])
        log.append([second])
        log.point_to("graph-2")

        done = moved(log, target)

        assert (done.ok, done.events) == (True, 3)
        assert list(target.read()) == list(log.read())
        assert target.head() == log.head()
        assert target.live_graph() == "graph-2"


def test_a_moved_log_goes_on_by_the_rules_it_had(stored: Stored, another: Stored) -> None:
    with stored.opened() as (log, _), another.opened() as (target, _):
        log.append([first])
        moved(log, target)

        assert target.append([first, second]).appended == 1


def test_a_person_is_read_there_once_the_keys_are_moved_too(
    stored: Stored, another: Stored
) -> None:
    with stored.opened() as (log, keys), another.opened() as (target, others):
        log.append([ada])
        moved(log, target)

        before = [event.data["name"] for event in recorded(target.read(), others)]
        keys.copy_to(others)
        after = [event.data["name"] for event in recorded(target.read(), others)]

    assert (before, after) == ([None], ["Ada"])


def test_a_log_is_not_moved_over_another(stored: Stored, another: Stored) -> None:
    with stored.opened() as (log, _), another.opened() as (target, _):
        log.append([first])
        target.append([second, first], keep_going=True)

        with pytest.raises(LogInTheWayError):
            moved(log, target)

        assert target.head().position == 1


def test_a_log_is_not_moved_onto_itself(stored: Stored) -> None:
    with (
        stored.opened() as (log, _),
        stored.opened() as (same, _),
        pytest.raises(LogInTheWayError),
    ):
        moved(log, same)
