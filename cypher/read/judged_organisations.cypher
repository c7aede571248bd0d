// Whether organisations were judged to be one, oldest word first.
MATCH (organisation:Organisation)-[s:JUDGED]->(other:Organisation)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN organisation.id AS one,
  other.id AS other,
  s.judgement AS judgement,
  s.answer AS answer,
  s.because AS because,
  s.model AS model,
  s.by AS by,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event
