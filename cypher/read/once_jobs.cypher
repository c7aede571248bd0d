// Who worked at which of $organisations, at any time up to the day.
UNWIND $organisations AS id
MATCH (place:Organisation {id: id})<-[s:WORKS_AT]-(person:Person)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of
RETURN place.id AS place,
  person.id AS circle,
  person.id AS person,
  s.valid_from AS since,
  s.asserted AS event
ORDER BY event, place
