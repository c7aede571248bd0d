// Every other name of an initiative, as they became known.
MATCH (initiative:Initiative)-[s:KNOWN_AS]->(value:Alias)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN initiative.id AS initiative,
  value.alias AS alias,
  s.asserted AS event
ORDER BY event
