// Where senders and receivers of an initiative meet.
UNWIND $events AS event
MERGE (platform:SpreadPlatform {id: event.platform})
MERGE (initiative:Initiative {id: event.initiative})
CREATE (platform)-[spreads:SPREADS]->(initiative)
SET spreads = event.stamp
FOREACH (id IN event.senders |
  MERGE (organisation:Organisation {id: id})
  CREATE (organisation)-[s:PARTICIPATES_IN {side: 'sender'}]->(platform)
  SET s += event.stamp)
FOREACH (id IN event.receivers |
  MERGE (organisation:Organisation {id: id})
  CREATE (organisation)-[s:PARTICIPATES_IN {side: 'receiver'}]->(platform)
  SET s += event.stamp)
