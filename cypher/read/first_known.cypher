// When each of $initiatives was first described in what is known.
UNWIND $initiatives AS id
MATCH (initiative:Initiative {id: id})-[s:DESCRIBED_AS]->(:Profile)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN initiative.id AS initiative,
  min(s.asserted) AS event
ORDER BY event
