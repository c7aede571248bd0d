"""What the driver promises on every engine."""

import neo4j

from graph.engine.bolt import BoltAddress


def test_every_test_begins_with_an_empty_graph(driver: neo4j.Driver, address: BoltAddress) -> None:
    before = count(driver, address)
    driver.execute_query("CREATE (:Person)-[:KNOWS]->(:Person)", database_=address.database)

    assert (before, count(driver, address)) == (0, 2)


def test_what_another_test_wrote_is_not_there(driver: neo4j.Driver, address: BoltAddress) -> None:
    assert count(driver, address) == 0


def test_a_write_that_fails_leaves_nothing(driver: neo4j.Driver, address: BoltAddress) -> None:
    with driver.session(database=address.database) as session, session.begin_transaction() as turn:
        turn.run("CREATE (:Person)").consume()
        turn.rollback()

    assert count(driver, address) == 0


def count(driver: neo4j.Driver, address: BoltAddress) -> int:
    found = driver.execute_query("MATCH (n) RETURN count(n) AS n", database_=address.database)
    return int(found.records[0]["n"])
