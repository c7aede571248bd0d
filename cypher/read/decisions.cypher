// What forums decided, on what, on which conditions, and what they were shown.
MATCH (decision:Decision)-[taken:TAKEN_BY]->(forum:Forum)
WHERE taken.asserted <= $known_at < taken.retracted
  AND taken.possible_from <= $as_of < taken.possible_to
CALL (decision) {
  MATCH (decision)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
    AND NOT EXISTS {
      MATCH (decision)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND described.surely_from < later.possible_from
    }
  RETURN profile
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN decision.id AS id,
  forum.id AS forum,
  properties(profile) AS profile,
  taken.valid_from AS date,
  taken.asserted AS event,
  COLLECT {
    MATCH (decision)-[s:CONCERNS]->(initiative:Initiative)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN initiative.id
    ORDER BY initiative.id
  } AS initiatives,
  COLLECT {
    MATCH (decision)-[s:WAS_SHOWN]->(initiative:Initiative)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN initiative.id
    ORDER BY initiative.id
  } AS shown,
  COLLECT {
    MATCH (decision)-[s:RESTS_ON]->(check:OverlapCheck)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN check.id
    ORDER BY check.id
  } AS checks
ORDER BY event
