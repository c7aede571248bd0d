// Every organisation by the name it went by, its kind, and the cluster it belonged to.
MATCH (organisation:Organisation)
CALL (organisation) {
  MATCH (organisation)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
    AND NOT EXISTS {
      MATCH (organisation)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND described.surely_from < later.possible_from
    }
  RETURN profile, described
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN organisation.id AS id,
  profile.name AS registered_name,
  profile.type AS type,
  described.asserted AS event,
  COLLECT {
    MATCH (organisation)-[s:NAMED]->(value:Name)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
      AND NOT EXISTS {
        MATCH (organisation)-[later:NAMED]->()
        WHERE later.asserted <= $known_at < later.retracted
          AND later.possible_from <= $as_of < later.possible_to
          AND s.surely_from < later.possible_from
      }
    RETURN value.name
    ORDER BY s.asserted DESC
    LIMIT 1
  } AS later_names,
  COLLECT {
    MATCH (organisation)-[s:MEMBER_OF]->(cluster:Cluster)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
      AND NOT EXISTS {
        MATCH (organisation)-[later:MEMBER_OF]->()
        WHERE later.asserted <= $known_at < later.retracted
          AND later.possible_from <= $as_of < later.possible_to
          AND s.surely_from < later.possible_from
      }
    RETURN cluster.id
    ORDER BY s.asserted DESC
    LIMIT 1
  } AS clusters
ORDER BY id
