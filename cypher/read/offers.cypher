// Which initiatives are offered to others, and by whom.
MATCH (place:Organisation|Cluster)-[s:MADE]->(offer:Offer)
WHERE s.asserted <= $known_at < s.retracted
  AND s.possible_from <= $as_of < s.possible_to
MATCH (offer)-[offered:OFFERS]->(initiative:Initiative)
WHERE offered.asserted <= $known_at < offered.retracted
  AND offered.possible_from <= $as_of < offered.possible_to
RETURN offer.id AS id,
  place.id AS place,
  initiative.id AS initiative,
  s.valid_from AS date,
  s.asserted AS event
ORDER BY event
