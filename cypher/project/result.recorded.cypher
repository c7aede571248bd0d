// A result where an initiative is at work.
UNWIND $events AS event
MERGE (result:Result {id: event.result})
CREATE (result)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.sector = event.sector,
    profile.dimension = event.dimension,
    profile.nature = event.nature,
    profile.text = event.text,
    profile.n = event.n
MERGE (initiative:Initiative {id: event.initiative})
CREATE (result)-[observed:RESULT_OF]->(initiative)
SET observed = event.stamp
FOREACH (id IN [id IN [event.organisation] WHERE id IS NOT NULL] |
  MERGE (organisation:Organisation {id: id})
  CREATE (result)-[s:OBSERVED_AT]->(organisation)
  SET s = event.stamp)
FOREACH (id IN [id IN [event.cluster] WHERE id IS NOT NULL] |
  MERGE (cluster:Cluster {id: id})
  CREATE (result)-[s:OBSERVED_AT]->(cluster)
  SET s = event.stamp)
