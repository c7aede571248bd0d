// How initiatives were judged to hang together, read from the first to the other.
MATCH (initiative:Initiative)-[s:JUDGED]->(other:Initiative)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN initiative.id AS initiative,
  other.id AS other,
  s.judgement AS judgement,
  s.answer AS answer,
  s.because AS because,
  s.model AS model,
  s.by AS by,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event
