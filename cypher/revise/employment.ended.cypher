// A person who left an organisation.
UNWIND $events AS event
MATCH (person:Person {id: event.person})-[old:WORKS_AT]->(organisation:Organisation {id: event.organisation})
WHERE old.asserted < event.position AND old.retracted = $forever
  AND old.possible_from <= event.possibly_until < old.possible_to
CREATE (person)-[new:WORKS_AT]->(organisation)
SET new = properties(old),
    new.asserted = event.position,
    new.valid_to = event.valid_from,
    new.possible_to = event.possibly_until
SET old.retracted = event.position
