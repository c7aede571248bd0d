// A relationship that one of the two disputes: hidden at once.
UNWIND $events AS event
MATCH (person:Person {id: event.person})-[old:KNOWS {relationship: event.relationship}]->(other:Person {id: event.other})
WHERE old.asserted < event.position AND old.retracted = $forever
CREATE (person)-[new:KNOWS]->(other)
SET new = properties(old),
    new.asserted = event.position,
    new.disputed = true
SET old.retracted = event.position
