// Who knows whom, how it arose and when it was last confirmed; what was ever disputed is not shown.
MATCH (person:Person)-[s:KNOWS]->(other:Person)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
  AND NOT EXISTS {
    MATCH (person)-[dispute:KNOWS {relationship: s.relationship}]->(other)
    WHERE dispute.disputed
  }
RETURN person.id AS person,
  other.id AS other,
  s.how AS how,
  s.occasion AS occasion,
  s.valid_from AS since,
  s.last_confirmed AS last_confirmed,
  s.origin AS origin,
  s.asserted AS event
ORDER BY origin
