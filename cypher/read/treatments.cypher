// What adopters of any of $initiatives did with parts of the kernel, as these were described then.
UNWIND $initiatives AS id
MATCH (initiative:Initiative {id: id})<-[of:OF]-(adoption:Adoption)
WHERE of.asserted <= $known_at < of.retracted
  AND of.possible_from <= $as_of < of.possible_to
MATCH (adoption)-[s:TREATED]->(element:KernelElement)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
CALL (element, s) {
  MATCH (element)-[described:DESCRIBED_AS]->(profile:Profile)
  WHERE described.asserted <= $known_at < described.retracted
    AND described.possible_from <= $as_of < described.possible_to
  WITH profile, described,
    CASE
      WHEN s.valid_from IS NULL AND described.asserted > s.asserted THEN 1
      WHEN s.valid_from IS NOT NULL AND described.possible_from > s.possible_from THEN 1
      ELSE 0
    END AS later
  RETURN profile
  ORDER BY later, described.asserted DESC
  LIMIT 1
}
RETURN adoption.id AS adoption,
  element.id AS element,
  profile.text AS text,
  profile.changeable AS changeable,
  s.how AS how,
  s.reason AS reason,
  s.asserted AS event
ORDER BY event
