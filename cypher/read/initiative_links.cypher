// What descriptions of initiatives say of places, topics, populations, programmes and contacts.
MATCH (initiative:Initiative)-[s:RUNS_IN|ABOUT|FOR|PART_OF|HAS_CONTACT]->(thing)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN initiative.id AS initiative,
  s.asserted AS event,
  CASE
    WHEN thing:Cluster THEN 'clusters'
    WHEN thing:Organisation THEN 'organisations'
    WHEN thing:Topic THEN 'topics'
    WHEN thing:Population THEN 'populations'
    WHEN thing:Programme THEN 'programmes'
    ELSE 'contacts'
  END AS field,
  thing.id AS thing,
  thing.name AS name
ORDER BY initiative, field, thing, name
