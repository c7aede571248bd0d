// A cluster and its name.
UNWIND $events AS event
MERGE (cluster:Cluster {id: event.cluster})
CREATE (cluster)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.name = event.name
