// The clusters' yes and no to initiatives, oldest word first: the newest of a cluster holds.
MATCH (cluster:Cluster)-[s:ANSWERED]->(initiative:Initiative)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN cluster.id AS cluster,
  initiative.id AS initiative,
  s.answer AS answer,
  s.because AS because,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event
