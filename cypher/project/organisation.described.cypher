// An organisation, described anew.
UNWIND $events AS event
MERGE (organisation:Organisation {id: event.organisation})
CREATE (organisation)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.name = event.name,
    profile.type = event.type,
    profile.website = event.website
