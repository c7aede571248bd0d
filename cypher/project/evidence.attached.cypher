// Evidence for an initiative, and how strong it is.
UNWIND $events AS event
MERGE (evidence:Evidence {id: event.evidence})
CREATE (evidence)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.level = event.level,
    profile.text = event.text,
    profile.n = event.n,
    profile.document = event.document
MERGE (initiative:Initiative {id: event.initiative})
CREATE (initiative)-[s:HAS_EVIDENCE]->(evidence)
SET s = event.stamp
