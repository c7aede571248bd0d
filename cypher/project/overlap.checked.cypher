// What was compared before a decision, and what was shown.
UNWIND $events AS event
MERGE (check:OverlapCheck {id: event.check})
CREATE (check)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.text = event.text,
    profile.known_at = event.known_at,
    profile.as_of = event.as_of,
    profile.model = event.model,
    profile.by = event.actor
FOREACH (id IN [id IN [event.initiative] WHERE id IS NOT NULL] |
  MERGE (initiative:Initiative {id: id})
  CREATE (check)-[s:CONCERNS]->(initiative)
  SET s = event.stamp)
FOREACH (one IN event.shown |
  MERGE (initiative:Initiative {id: one.initiative})
  CREATE (check)-[s:WAS_SHOWN]->(initiative)
  SET s = event.stamp,
      s.likeness = one.likeness,
      s.permille = one.permille,
      s.reported_to = one.reported_to,
      s.reported_on = one.reported_on)
