// A person who left a forum.
UNWIND $events AS event
MATCH (person:Person {id: event.person})-[old:SITS_IN]->(forum:Forum {id: event.forum})
WHERE old.asserted < event.position AND old.retracted = $forever
  AND old.possible_from <= event.possibly_until < old.possible_to
CREATE (person)-[new:SITS_IN]->(forum)
SET new = properties(old),
    new.asserted = event.position,
    new.valid_to = event.valid_from,
    new.possible_to = event.possibly_until
SET old.retracted = event.position
