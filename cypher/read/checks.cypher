// What was compared before decisions, what was shown, and what was said to each.
MATCH (check:OverlapCheck)-[described:DESCRIBED_AS]->(profile:Profile)
WHERE described.asserted <= $known_at < described.retracted
  AND described.possible_from <= $as_of < described.possible_to
  AND ($check IS NULL OR check.id = $check)
RETURN check.id AS id,
  properties(profile) AS profile,
  described.valid_from AS date,
  described.asserted AS event,
  COLLECT {
    MATCH (check)-[s:CONCERNS]->(initiative:Initiative)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN initiative.id
    ORDER BY initiative.id
  } AS initiatives,
  COLLECT {
    MATCH (check)-[s:WAS_SHOWN]->(initiative:Initiative)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN {
      initiative: initiative.id,
      likeness: s.likeness,
      permille: s.permille,
      reported_to: s.reported_to,
      reported_on: s.reported_on
    }
    ORDER BY s.permille DESC, initiative.id
  } AS shown,
  COLLECT {
    MATCH (check)-[s:ACKNOWLEDGED]->(initiative:Initiative)
    WHERE s.asserted <= $known_at < s.retracted
      AND s.possible_from <= $as_of < s.possible_to
    RETURN {
      initiative: initiative.id,
      answer: s.answer,
      because: s.because,
      by: s.by,
      forum: s.forum,
      date: s.valid_from,
      event: s.asserted
    }
    ORDER BY s.asserted
  } AS acknowledged
ORDER BY event
