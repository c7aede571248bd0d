// Everybody who works at, sits in or has a role in any of $places, on the day.
UNWIND $places AS id
CALL (id) {
  MATCH (place:Organisation {id: id})<-[s:WORKS_AT]-(person:Person)
  WHERE s.asserted <= $known_at < s.retracted
    AND s.possible_from <= $as_of < s.possible_to
  RETURN 'WORKS_AT' AS kind, person.id AS person, s.valid_from AS since, s.source AS source, s.asserted AS event
  UNION ALL
  MATCH (place:Forum {id: id})<-[s:SITS_IN]-(person:Person)
  WHERE s.asserted <= $known_at < s.retracted
    AND s.possible_from <= $as_of < s.possible_to
  RETURN 'SITS_IN' AS kind, person.id AS person, s.valid_from AS since, s.source AS source, s.asserted AS event
  UNION ALL
  MATCH (place:Initiative {id: id})<-[s:HAS_ROLE_IN]-(person:Person)
  WHERE s.asserted <= $known_at < s.retracted
    AND s.possible_from <= $as_of < s.possible_to
  RETURN 'HAS_ROLE_IN' AS kind, person.id AS person, s.valid_from AS since, s.source AS source, s.asserted AS event
}
RETURN id AS circle,
  kind,
  person,
  since,
  source,
  event
ORDER BY circle, person, event
