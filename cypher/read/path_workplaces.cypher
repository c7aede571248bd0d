// Who works where on the day.
MATCH (person:Person)-[s:WORKS_AT]->(organisation:Organisation)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN organisation.id AS circle,
  person.id AS person,
  s.valid_from AS since,
  s.source AS source,
  s.asserted AS event
ORDER BY circle, person, event
