// An organisation that left the one it was a part of.
UNWIND $events AS event
MATCH (part:Organisation {id: event.organisation})-[old:PART_OF]->(whole:Organisation {id: event.part_of})
WHERE old.asserted < event.position AND old.retracted = $forever
  AND old.possible_from <= event.possibly_until < old.possible_to
CREATE (part)-[new:PART_OF]->(whole)
SET new = properties(old),
    new.asserted = event.position,
    new.valid_to = event.valid_from,
    new.possible_to = event.possibly_until
SET old.retracted = event.position
