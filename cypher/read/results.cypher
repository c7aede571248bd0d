// What is known of effect and economy: results for a place and a sector.
MATCH (result:Result)-[said:RESULT_OF]->(initiative:Initiative)
WHERE said.asserted <= $known_at < said.retracted
  AND said.possible_from <= $as_of < said.possible_to
CALL (result) {
  MATCH (result)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
    AND NOT EXISTS {
      MATCH (result)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND described.surely_from < later.possible_from
    }
  RETURN profile
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN result.id AS id,
  initiative.id AS initiative,
  properties(profile) AS profile,
  said.valid_from AS date,
  said.asserted AS event,
  COLLECT {
    MATCH (result)-[s:OBSERVED_AT]->(place:Organisation|Cluster)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN place.id
    ORDER BY place.id
  } AS places
ORDER BY event
