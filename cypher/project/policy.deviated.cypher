// An adoption that was accepted though a rule says otherwise, and what was missing.
UNWIND $events AS event
MERGE (adoption:Adoption {id: event.adoption})
MERGE (policy:Policy {id: event.policy})
CREATE (adoption)-[s:DEVIATES_FROM]->(policy)
SET s = event.stamp,
    s.missing = event.missing
