// Which agreements oblige every municipality and hospital to take up which initiatives.
MATCH (initiative:Initiative)-[s:MANDATED_BY]->(value:Mandate)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN initiative.id AS initiative,
  value.agreement AS agreement,
  value.due AS due,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event
