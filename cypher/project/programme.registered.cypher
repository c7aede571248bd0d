// A programme that initiatives may belong to.
UNWIND $events AS event
MERGE (programme:Programme {id: event.programme})
CREATE (programme)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.name = event.name
