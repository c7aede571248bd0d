// Which initiatives were known to be the same.
MATCH (absorbed:Initiative)-[s:SAME_AS]->(kept:Initiative)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN absorbed.id AS absorbed,
  kept.id AS kept,
  s.merge AS merge,
  s.judgement AS judgement,
  s.because AS because,
  s.chosen AS chosen,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event, absorbed, kept
