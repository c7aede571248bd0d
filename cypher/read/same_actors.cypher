// Which people, and which organisations, were known to be one, and since when each was known.
MATCH (merge:Merge)-[joins:JOINS]->(absorbed)-[s:SAME_AS]->(kept)
WHERE s.merge = merge.id
  AND joins.asserted <= $known_at < joins.retracted
  AND joins.possible_from <= $as_of < joins.possible_to
  AND s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN absorbed.id AS absorbed,
  kept.id AS kept,
  merge.id AS merge,
  s.judgement AS judgement,
  s.chosen AS chosen,
  s.valid_from AS date,
  s.asserted AS event,
  COLLECT {
    MATCH (absorbed)-[d:DESCRIBED_AS]->(:Profile)
    WHERE d.asserted <= $known_at < d.retracted
      AND d.possible_from <= $as_of < d.possible_to
    RETURN d.asserted
    ORDER BY d.asserted
    LIMIT 1
  } AS absorbed_known,
  COLLECT {
    MATCH (kept)-[d:DESCRIBED_AS]->(:Profile)
    WHERE d.asserted <= $known_at < d.retracted
      AND d.possible_from <= $as_of < d.possible_to
    RETURN d.asserted
    ORDER BY d.asserted
    LIMIT 1
  } AS kept_known
ORDER BY event, absorbed, kept
