// What an initiative is from here on; the newest description holds.
UNWIND $events AS event
MERGE (initiative:Initiative {id: event.initiative})
CREATE (initiative)-[described:DESCRIBED_AS]->(profile:Profile {event: event.position})
SET described = event.stamp,
    profile.title = event.title,
    profile.purpose = event.purpose,
    profile.target = event.target,
    profile.story = event.story,
    profile.origin = event.origin,
    profile.project_type = event.project_type,
    profile.phase = event.phase,
    profile.size = event.size,
    profile.difficulty = event.difficulty,
    profile.stage = event.stage,
    profile.website = event.website,
    profile.language = event.language
FOREACH (id IN event.clusters |
  MERGE (cluster:Cluster {id: id})
  CREATE (initiative)-[s:RUNS_IN]->(cluster)
  SET s = event.stamp)
FOREACH (id IN event.organisations |
  MERGE (organisation:Organisation {id: id})
  CREATE (initiative)-[s:RUNS_IN]->(organisation)
  SET s = event.stamp)
FOREACH (name IN event.topics |
  MERGE (topic:Topic {name: name})
  CREATE (initiative)-[s:ABOUT]->(topic)
  SET s = event.stamp)
FOREACH (name IN event.populations |
  MERGE (population:Population {name: name})
  CREATE (initiative)-[s:FOR]->(population)
  SET s = event.stamp)
FOREACH (id IN [id IN [event.programme] WHERE id IS NOT NULL] |
  MERGE (programme:Programme {id: id})
  CREATE (initiative)-[s:PART_OF]->(programme)
  SET s = event.stamp)
FOREACH (id IN [id IN [event.contact] WHERE id IS NOT NULL] |
  MERGE (person:Person {id: id})
  CREATE (initiative)-[s:HAS_CONTACT]->(person)
  SET s = event.stamp)
