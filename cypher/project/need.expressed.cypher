// What a place wishes for.
UNWIND $events AS event
MERGE (need:Need {id: event.need})
CREATE (need)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.text = event.text,
    profile.outcome = event.outcome
FOREACH (name IN event.topics |
  MERGE (topic:Topic {name: name})
  CREATE (need)-[s:ABOUT]->(topic)
  SET s = event.stamp)
FOREACH (name IN event.populations |
  MERGE (population:Population {name: name})
  CREATE (need)-[s:FOR]->(population)
  SET s = event.stamp)
FOREACH (id IN [id IN [event.organisation] WHERE id IS NOT NULL] |
  MERGE (organisation:Organisation {id: id})
  CREATE (organisation)-[s:EXPRESSED]->(need)
  SET s = event.stamp)
FOREACH (id IN [id IN [event.cluster] WHERE id IS NOT NULL] |
  MERGE (cluster:Cluster {id: id})
  CREATE (cluster)-[s:EXPRESSED]->(need)
  SET s = event.stamp)
