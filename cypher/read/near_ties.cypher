// Whom $people are recorded to know on the day, both ways; never what was ever disputed.
UNWIND $people AS id
MATCH (one:Person {id: id})-[s:KNOWS]-(two:Person)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
  AND NOT EXISTS {
    MATCH (one)-[dispute:KNOWS {relationship: s.relationship}]-(two)
    WHERE dispute.disputed
  }
RETURN startNode(s).id AS person,
  endNode(s).id AS other,
  s.how AS how,
  s.occasion AS occasion,
  s.valid_from AS since,
  s.last_confirmed AS last_confirmed,
  s.source AS source,
  s.asserted AS event
ORDER BY person, other, event
