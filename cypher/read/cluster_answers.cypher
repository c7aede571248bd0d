// The clusters' yes and no to initiatives, oldest word first: the newest of a cluster holds.
MATCH (cluster:Cluster)-[s:ANSWERED]->(initiative:Initiative)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
  AND NOT EXISTS {
    MATCH (cluster)-[later:ANSWERED]->(initiative)
    WHERE later.asserted <= $known_at < later.retracted
      AND later.possible_from <= $as_of < later.possible_to
      AND s.surely_from < later.possible_from
  }
RETURN cluster.id AS cluster,
  initiative.id AS initiative,
  s.answer AS answer,
  s.because AS because,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event
