// Who at one of $organisations knew whom at another, at any time up to the day; never the disputed.
UNWIND $organisations AS id
MATCH (place:Organisation {id: id})<-[work:WORKS_AT]-(person:Person)
WHERE work.asserted <= $known_at < work.retracted
  AND work.possible_from <= $as_of
MATCH (person)-[s:KNOWS]-(other:Person)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of
  AND NOT EXISTS {
    MATCH (person)-[dispute:KNOWS {relationship: s.relationship}]-(other)
    WHERE dispute.disputed
  }
MATCH (other)-[job:WORKS_AT]->(there:Organisation)
WHERE job.asserted <= $known_at < job.retracted
  AND job.possible_from <= $as_of
  AND there.id IN $organisations
  AND place.id < there.id
RETURN DISTINCT place.id AS place,
  there.id AS other_place,
  person.id AS person,
  other.id AS other,
  s.how AS how,
  s.occasion AS occasion,
  s.valid_from AS since,
  s.last_confirmed AS last_confirmed,
  s.asserted AS event
ORDER BY event, place, other_place
