// A relationship that was confirmed, and when.
UNWIND $events AS event
MATCH (:Person {id: event.person})-[old:KNOWS {relationship: event.relationship}]-(:Person {id: event.other})
WHERE old.asserted < event.position AND old.retracted = $forever
WITH event, old, startNode(old) AS person, endNode(old) AS other
CREATE (person)-[new:KNOWS]->(other)
SET new = properties(old),
    new.asserted = event.position,
    new.last_confirmed = event.valid_from
SET old.retracted = event.position
