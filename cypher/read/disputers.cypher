// People in a relationship that was ever disputed: they are on no list of whom to turn to.
MATCH (person:Person)-[s:DESCRIBED_AS]->(:Profile)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
  AND EXISTS {
    MATCH (person)-[dispute:KNOWS]-(:Person)
    WHERE dispute.disputed
  }
RETURN DISTINCT person.id AS id
ORDER BY id
