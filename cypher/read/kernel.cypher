// The parts of the kernel of each initiative, each as last described.
MATCH (initiative:Initiative)-[s:HAS_KERNEL]->(element:KernelElement)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
CALL (element) {
  MATCH (element)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
    AND NOT EXISTS {
      MATCH (element)-[later:DESCRIBED_AS]->()
      WHERE later.asserted <= $known_at < later.retracted
        AND later.possible_from <= $as_of < later.possible_to
        AND described.surely_from < later.possible_from
    }
  RETURN described, profile
  ORDER BY described.asserted DESC
  LIMIT 1
}
RETURN initiative.id AS initiative,
  element.id AS id,
  properties(profile) AS profile,
  s.asserted AS event,
  described.asserted AS described
ORDER BY event
