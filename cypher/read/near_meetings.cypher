// Everybody who came to a meeting of a spread platform that any of $people came to.
UNWIND $people AS id
MATCH (one:Person {id: id})-[own:ATTENDED]->(meeting:Meeting)
WHERE own.asserted <= $known_at < own.retracted
  AND own.possible_from <= $as_of < own.possible_to
WITH DISTINCT meeting
MATCH (meeting)<-[met:MET]-(platform:SpreadPlatform)-[spreads:SPREADS]->(initiative:Initiative)
WHERE met.asserted <= $known_at < met.retracted
  AND met.possible_from <= $as_of < met.possible_to
  AND spreads.asserted <= $known_at < spreads.retracted
  AND spreads.possible_from <= $as_of < spreads.possible_to
MATCH (meeting)<-[s:ATTENDED]-(person:Person)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN meeting.event AS circle,
  person.id AS person,
  platform.id AS platform,
  initiative.id AS initiative,
  s.valid_from AS since,
  s.source AS source,
  s.asserted AS event
ORDER BY circle, person, initiative
