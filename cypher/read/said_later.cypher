// Which events after a position say something about these initiatives, by themselves.
MATCH (initiative:Initiative)-[s]-(thing)
WHERE initiative.id IN $initiatives
  AND s.origin > $after
  AND s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
  AND NOT thing:OverlapCheck
  AND NOT s:SAME_AS
  AND NOT s:JUDGED
RETURN initiative.id AS initiative,
  s.origin AS event,
  count(thing) AS statements
ORDER BY event, initiative
