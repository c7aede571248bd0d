// An organisation that left a cluster.
UNWIND $events AS event
MATCH (organisation:Organisation {id: event.organisation})-[old:MEMBER_OF]->(cluster:Cluster {id: event.cluster})
WHERE old.asserted < event.position AND old.retracted = $forever
  AND old.possible_from <= event.possibly_until < old.possible_to
CREATE (organisation)-[new:MEMBER_OF]->(cluster)
SET new = properties(old),
    new.asserted = event.position,
    new.valid_to = event.valid_from,
    new.possible_to = event.possibly_until
SET old.retracted = event.position
