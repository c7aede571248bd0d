// What places wish for: which topics and populations, and who said so.
MATCH (place:Organisation|Cluster)-[said:EXPRESSED]->(need:Need)
WHERE said.asserted <= $known_at < said.retracted
  AND said.possible_from <= $as_of < said.possible_to
CALL (need) {
  MATCH (need)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
    AND NOT EXISTS {
      MATCH (need)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND described.surely_from < later.possible_from
    }
  RETURN profile
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN need.id AS id,
  place.id AS place,
  profile.text AS text,
  profile.outcome AS outcome,
  said.valid_from AS date,
  said.asserted AS event,
  COLLECT {
    MATCH (need)-[s:ABOUT]->(topic:Topic)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN DISTINCT topic.name AS name
    ORDER BY name
  } AS topics,
  COLLECT {
    MATCH (need)-[s:FOR]->(population:Population)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN DISTINCT population.name AS name
    ORDER BY name
  } AS populations
ORDER BY event
