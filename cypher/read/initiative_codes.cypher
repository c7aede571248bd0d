// The codes under which registers know each initiative.
MATCH (initiative:Initiative)-[s:IDENTIFIED_BY]->(code:Code)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN initiative.id AS initiative,
  code.scheme + ':' + code.code AS code,
  s.asserted AS event
ORDER BY event
