// Which organisations and forums belong to which cluster on the day.
MATCH (place:Organisation|Forum)-[s:MEMBER_OF|HAS_FORUM]-(cluster:Cluster)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
RETURN DISTINCT cluster.id AS cluster, place.id AS place
ORDER BY cluster, place
