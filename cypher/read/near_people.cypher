// Those of $people who are known and not erased, by the newest name that holds.
UNWIND $people AS id
MATCH (person:Person {id: id})
WHERE NOT EXISTS {
  MATCH (person)-[:ERASED_BY]->(:Erasure)
}
CALL (person) {
  MATCH (person)-[s:DESCRIBED_AS]->(profile:Profile)
  WHERE s.asserted <= $known_at < s.retracted
    AND s.possible_from <= $as_of < s.possible_to
    AND NOT EXISTS {
      MATCH (person)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND s.surely_from < later.possible_from
    }
  RETURN profile.name AS name
  ORDER BY s.asserted DESC
  LIMIT 1
}
RETURN person.id AS id, name
ORDER BY id
