// The newest date of any statement about each initiative, its own or about an adoption of it; that
// it was shown to somebody is no news of it.
MATCH (initiative:Initiative)-[s]-(thing)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
  AND NOT thing:OverlapCheck
  AND NOT s:WAS_SHOWN
RETURN initiative.id AS initiative,
  max(s.valid_from) AS date
ORDER BY initiative
