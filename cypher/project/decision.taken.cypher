// What a forum decided, on what, and what it was shown.
UNWIND $events AS event
MERGE (decision:Decision {id: event.decision})
CREATE (decision)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.outcome = event.outcome,
    profile.general_spread = event.general_spread,
    profile.conditions = event.conditions,
    profile.basis_note = event.basis_note,
    profile.basis_known_at = event.basis_known_at,
    profile.basis_as_of = event.basis_as_of
MERGE (forum:Forum {id: event.forum})
CREATE (decision)-[taken:TAKEN_BY]->(forum)
SET taken = event.stamp
FOREACH (id IN [id IN [event.initiative] WHERE id IS NOT NULL] |
  MERGE (initiative:Initiative {id: id})
  CREATE (decision)-[s:CONCERNS]->(initiative)
  SET s = event.stamp)
FOREACH (id IN [id IN [event.check] WHERE id IS NOT NULL] |
  MERGE (check:OverlapCheck {id: id})
  CREATE (decision)-[s:RESTS_ON]->(check)
  SET s = event.stamp)
FOREACH (id IN event.basis_shown |
  MERGE (initiative:Initiative {id: id})
  CREATE (decision)-[s:WAS_SHOWN]->(initiative)
  SET s = event.stamp)
