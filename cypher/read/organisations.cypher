// Every organisation that was there: its names, newest first, kind, codes, cluster, what it was a part of, and where.
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
  profile.type AS type,
  profile.website AS website,
  described.asserted AS event,
  COLLECT {
    MATCH (organisation)-[s:DESCRIBED_AS|NAMED]->(value)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
      AND NOT EXISTS {
        MATCH (organisation)-[later:DESCRIBED_AS|NAMED]->()
        WHERE later.asserted <= $known_at < later.retracted
          AND later.possible_from <= $as_of < later.possible_to
          AND s.surely_from < later.possible_from
      }
    RETURN value.name
    ORDER BY s.asserted DESC
  } AS names,
  COLLECT {
    MATCH (organisation)-[s:IDENTIFIED_BY]->(code:Code)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN code.scheme + ':' + code.code
    ORDER BY code.scheme, code.code
  } AS codes,
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
  } AS clusters,
  COLLECT {
    MATCH (organisation)-[s:PART_OF]->(whole:Organisation)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
      AND NOT EXISTS {
        MATCH (organisation)-[later:PART_OF]->()
        WHERE later.asserted <= $known_at < later.retracted
          AND later.possible_from <= $as_of < later.possible_to
          AND s.surely_from < later.possible_from
      }
    RETURN whole.id
    ORDER BY s.asserted DESC
    LIMIT 1
  } AS wholes,
  COLLECT {
    MATCH (organisation)-[s:LIES_IN]->(municipality:Organisation)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
      AND NOT EXISTS {
        MATCH (organisation)-[later:LIES_IN]->()
        WHERE later.asserted <= $known_at < later.retracted
          AND later.possible_from <= $as_of < later.possible_to
          AND s.surely_from < later.possible_from
      }
    RETURN municipality.id
    ORDER BY s.asserted DESC
    LIMIT 1
  } AS municipalities
ORDER BY id
