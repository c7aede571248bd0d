// An adoption that stopped, and why.
UNWIND $events AS event
MERGE (adoption:Adoption {id: event.adoption})
CREATE (adoption)-[s:REACHED]->(value:Stage {event: event.position})
SET s = event.stamp,
    value.reason = event.reason,
    value.stage = 'stopped'
