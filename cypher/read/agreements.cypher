// Which side of which cluster agreed to what, oldest word first: the newest of a side holds.
MATCH (cluster:Cluster)-[s:AGREED_TO]->(initiative:Initiative)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN cluster.id AS cluster,
  initiative.id AS initiative,
  s.side AS side,
  s.given AS given,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event
