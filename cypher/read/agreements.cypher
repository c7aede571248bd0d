// Which side of which cluster agreed to what, oldest word first: the newest of a side holds.
MATCH (cluster:Cluster)-[s:AGREED_TO]->(initiative:Initiative)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
  AND NOT EXISTS {
    MATCH (cluster)-[later:AGREED_TO {side: s.side}]->(initiative)
    WHERE later.asserted <= $known_at < later.retracted
      AND later.possible_from <= $as_of < later.possible_to
      AND s.surely_from < later.possible_from
  }
RETURN cluster.id AS cluster,
  initiative.id AS initiative,
  s.side AS side,
  s.given AS given,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event
