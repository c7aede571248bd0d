// A forum, which cluster it serves, and the topics it handles.
UNWIND $events AS event
MERGE (forum:Forum {id: event.forum})
CREATE (forum)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.name = event.name,
    profile.type = event.type
FOREACH (id IN [id IN [event.cluster] WHERE id IS NOT NULL] |
  MERGE (cluster:Cluster {id: id})
  CREATE (cluster)-[s:HAS_FORUM]->(forum)
  SET s = event.stamp)
FOREACH (name IN event.topics |
  MERGE (topic:Topic {name: name})
  CREATE (forum)-[s:HANDLES]->(topic)
  SET s = event.stamp)
