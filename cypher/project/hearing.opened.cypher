// A hearing of the clusters.
UNWIND $events AS event
MERGE (hearing:Hearing {id: event.hearing})
CREATE (hearing)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.title = event.title
