// Which meetings on the spread of $initiatives people who worked at $organisations came to.
UNWIND $initiatives AS id
MATCH (initiative:Initiative {id: id})<-[spreads:SPREADS]-(platform:SpreadPlatform)
WHERE spreads.asserted <= $known_at < spreads.retracted
  AND spreads.possible_from <= $as_of
MATCH (platform)-[met:MET]->(meeting:Meeting)<-[s:ATTENDED]-(person:Person)
WHERE met.asserted <= $known_at < met.retracted
  AND met.possible_from <= $as_of
  AND s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of
MATCH (person)-[work:WORKS_AT]->(place:Organisation)
WHERE work.asserted <= $known_at < work.retracted
  AND work.possible_from <= $as_of
  AND place.id IN $organisations
RETURN DISTINCT place.id AS place,
  meeting.event AS circle,
  person.id AS person,
  s.valid_from AS since,
  s.asserted AS event
ORDER BY event, place
