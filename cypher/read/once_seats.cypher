// In which forums people who worked at $organisations sat, at any time up to the day.
UNWIND $organisations AS id
MATCH (place:Organisation {id: id})<-[work:WORKS_AT]-(person:Person)
WHERE work.asserted <= $known_at < work.retracted
  AND work.possible_from <= $as_of
MATCH (person)-[s:SITS_IN]->(forum:Forum)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of
RETURN DISTINCT place.id AS place,
  forum.id AS circle,
  person.id AS person,
  s.valid_from AS since,
  s.asserted AS event
ORDER BY event, place
