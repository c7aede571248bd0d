// Which events after a position say something about these initiatives, people or organisations.
UNWIND $ids AS id
CALL (id) {
  MATCH (thing:Initiative {id: id})-[s]-(other)
  WHERE s.origin > $after
    AND s.asserted <= $known_at < s.retracted
    AND s.possible_from <= $as_of < s.possible_to
    AND NOT other:OverlapCheck
    AND NOT other:Merge
    AND NOT s:SAME_AS
    AND NOT s:JUDGED
  RETURN s.origin AS event
  UNION ALL
  MATCH (thing:Person {id: id})-[s]-(other)
  WHERE s.origin > $after
    AND s.asserted <= $known_at < s.retracted
    AND s.possible_from <= $as_of < s.possible_to
    AND NOT other:Merge
    AND NOT s:SAME_AS
    AND NOT s:JUDGED
  RETURN s.origin AS event
  UNION ALL
  MATCH (thing:Organisation {id: id})-[s]-(other)
  WHERE s.origin > $after
    AND s.asserted <= $known_at < s.retracted
    AND s.possible_from <= $as_of < s.possible_to
    AND NOT other:Merge
    AND NOT s:SAME_AS
    AND NOT s:JUDGED
  RETURN s.origin AS event
}
RETURN DISTINCT id AS about, event
ORDER BY event, about
