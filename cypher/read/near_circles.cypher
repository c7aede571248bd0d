// Everybody who works, sits or has a role where any of $people does, on the day.
UNWIND $people AS id
MATCH (one:Person {id: id})-[own:WORKS_AT|SITS_IN|HAS_ROLE_IN]->(circle)
WHERE own.asserted <= $known_at < own.retracted
  AND own.possible_from <= $as_of < own.possible_to
WITH DISTINCT circle
MATCH (circle)<-[s:WORKS_AT|SITS_IN|HAS_ROLE_IN]-(person:Person)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN circle.id AS circle,
  type(s) AS kind,
  person.id AS person,
  s.valid_from AS since,
  s.source AS source,
  s.asserted AS event
ORDER BY circle, person, event
