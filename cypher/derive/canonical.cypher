// The id that stands for each initiative that was ever merged: the first known of its group.
MATCH (initiative:Initiative)-[:SAME_AS]-(:Initiative)
WITH DISTINCT initiative
MATCH (initiative)-[steps:SAME_AS*0..25]-(member:Initiative)
WHERE all(step IN steps WHERE step.retracted = $forever)
MATCH (member)-[described:DESCRIBED_AS]->(:Profile)
WITH initiative, member, min(described.asserted) AS first
ORDER BY first, member.id
WITH initiative, collect(member.id)[0] AS canonical
SET initiative.canonical = CASE WHEN canonical = initiative.id THEN null ELSE canonical END
