// Each of $people by name and workplaces, the newest first; an erased one has none.
UNWIND $people AS id
MATCH (person:Person {id: id})
RETURN person.id AS id,
  COLLECT {
    MATCH (person)-[s:DESCRIBED_AS]->(profile:Profile)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
      AND NOT EXISTS {
        MATCH (person)-[later:DESCRIBED_AS]->()
        WHERE later.asserted <= $known_at < later.retracted
          AND later.possible_from <= $as_of < later.possible_to
          AND s.surely_from < later.possible_from
      }
    RETURN profile.name
    ORDER BY s.asserted DESC
    LIMIT 1
  } AS names,
  COLLECT {
    MATCH (person)-[s:WORKS_AT]->(organisation:Organisation)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN organisation.id
    ORDER BY s.possible_from DESC, s.asserted DESC
  } AS workplaces,
  EXISTS {
    MATCH (person)-[:ERASED_BY]->(:Erasure)
  } AS erased
ORDER BY id
