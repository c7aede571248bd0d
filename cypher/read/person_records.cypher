// Everyone who is not erased, by what tells people apart: newest name, title and address, and where they are.
MATCH (person:Person)
WHERE NOT EXISTS { MATCH (person)-[:ERASED_BY]->(:Erasure) }
CALL (person) {
  MATCH (person)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
    AND NOT EXISTS {
      MATCH (person)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND described.surely_from < later.possible_from
    }
  RETURN profile
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN person.id AS id,
  profile.name AS name,
  profile.title AS title,
  profile.email AS email,
  COLLECT {
    MATCH (person)-[s:WORKS_AT]->(organisation:Organisation)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN DISTINCT organisation.id AS id
    ORDER BY id
  } AS workplaces,
  COLLECT {
    MATCH (person)-[s:SITS_IN]->(forum:Forum)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN DISTINCT forum.id AS id
    ORDER BY id
  } AS forums
ORDER BY id
