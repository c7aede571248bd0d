// Who sits in which forum on the day.
MATCH (person:Person)-[s:SITS_IN]->(forum:Forum)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN forum.id AS circle,
  person.id AS person,
  s.valid_from AS since,
  s.source AS source,
  s.asserted AS event
ORDER BY circle, person, event
