// An initiative that a place offers to share.
UNWIND $events AS event
MERGE (offer:Offer {id: event.offer})
CREATE (offer)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.text = event.text
MERGE (initiative:Initiative {id: event.initiative})
CREATE (offer)-[offered:OFFERS]->(initiative)
SET offered = event.stamp
FOREACH (id IN [id IN [event.organisation] WHERE id IS NOT NULL] |
  MERGE (organisation:Organisation {id: id})
  CREATE (organisation)-[s:MADE]->(offer)
  SET s = event.stamp)
FOREACH (id IN [id IN [event.cluster] WHERE id IS NOT NULL] |
  MERGE (cluster:Cluster {id: id})
  CREATE (cluster)-[s:MADE]->(offer)
  SET s = event.stamp)
