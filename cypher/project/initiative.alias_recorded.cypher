// One more name for an initiative.
UNWIND $events AS event
MERGE (initiative:Initiative {id: event.initiative})
CREATE (initiative)-[s:KNOWN_AS]->(value:Alias {event: event.position})
SET s = event.stamp,
    value.alias = event.alias
