// Who knows whom on the day. One that was ever disputed is never shown, whenever one looks from.
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
  s.source AS source,
  s.asserted AS event
ORDER BY person, other, event
