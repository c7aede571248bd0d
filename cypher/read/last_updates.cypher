// The newest date of any statement about each initiative, its own or about an adoption of it.
MATCH (initiative:Initiative)-[s]-()
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN initiative.id AS initiative,
  max(s.valid_from) AS date
ORDER BY initiative
