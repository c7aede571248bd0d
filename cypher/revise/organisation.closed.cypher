// An organisation that closed: what described it holds no longer.
UNWIND $events AS event
MATCH (organisation:Organisation {id: event.organisation})-[old:DESCRIBED_AS]->(profile:Profile)
WHERE old.asserted < event.position AND old.retracted = $forever
  AND old.possible_from <= event.possibly_until < old.possible_to
CREATE (organisation)-[new:DESCRIBED_AS]->(profile)
SET new = properties(old),
    new.asserted = event.position,
    new.valid_to = event.valid_from,
    new.possible_to = event.possibly_until
SET old.retracted = event.position
