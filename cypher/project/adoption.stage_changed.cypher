// How far an adoption has come; the newest holds.
UNWIND $events AS event
MERGE (adoption:Adoption {id: event.adoption})
CREATE (adoption)-[s:REACHED]->(value:Stage {event: event.position})
SET s = event.stamp,
    value.stage = event.stage
