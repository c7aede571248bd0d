// Which initiatives were reported to which forums, and when.
MATCH (initiative:Initiative)-[s:REPORTED_TO]->(forum:Forum)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN initiative.id AS initiative,
  forum.id AS forum,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event
