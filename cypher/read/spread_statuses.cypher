// How far the spread of each initiative was said to be, oldest word first.
MATCH (initiative:Initiative)-[s:HAS_STATUS]->(value:SpreadStatus)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN initiative.id AS initiative,
  value.status AS status,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event
