// Who came to which meeting of a spread platform, and which initiative the platform is for.
MATCH (person:Person)-[s:ATTENDED]->(meeting:Meeting)<-[met:MET]-(platform:SpreadPlatform)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
  AND met.asserted <= $known_at < met.retracted
  AND met.possible_from <= $as_of < met.possible_to
MATCH (platform)-[spreads:SPREADS]->(initiative:Initiative)
WHERE spreads.asserted <= $known_at < spreads.retracted
  AND spreads.possible_from <= $as_of < spreads.possible_to
RETURN meeting.event AS circle,
  person.id AS person,
  platform.id AS platform,
  initiative.id AS initiative,
  s.valid_from AS since,
  s.source AS source,
  s.asserted AS event
ORDER BY circle, person, initiative
