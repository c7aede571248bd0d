// An implementation key in use in an adoption.
UNWIND $events AS event
MERGE (adoption:Adoption {id: event.adoption})
CREATE (adoption)-[s:USES]->(value:KeyUse {event: event.position})
SET s = event.stamp,
    value.key = event.key,
    value.note = event.note
