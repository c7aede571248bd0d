// A relationship that is there no longer.
UNWIND $events AS event
MATCH (:Person {id: event.person})-[old:KNOWS {relationship: event.relationship}]-(:Person {id: event.other})
WHERE old.asserted < event.position AND old.retracted = $forever
WITH event, old, startNode(old) AS person, endNode(old) AS other
CREATE (person)-[new:KNOWS]->(other)
SET new = properties(old),
    new.asserted = event.position,
    new.valid_to = event.valid_from,
    new.possible_to = event.possibly_until
SET old.retracted = event.position
