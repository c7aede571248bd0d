// How far the spread of an initiative has come; the newest holds.
UNWIND $events AS event
MERGE (initiative:Initiative {id: event.initiative})
CREATE (initiative)-[s:HAS_STATUS]->(value:SpreadStatus {event: event.position})
SET s = event.stamp,
    value.status = event.status
