// When each initiative that left its register last did so, and why.
MATCH (initiative:Initiative)-[s:WITHDRAWN_BY]->(value:Withdrawal)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN initiative.id AS initiative,
  value.because AS because,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event
