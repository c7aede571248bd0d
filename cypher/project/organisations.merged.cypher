// Two organisations that are one; few are, so that the merges themselves say where to look.
UNWIND $events AS event
MERGE (absorbed:Organisation {id: event.absorbed})
MERGE (kept:Organisation {id: event.kept})
MERGE (merge:Merge {id: event.merge})
CREATE (absorbed)-[s:SAME_AS]->(kept)
CREATE (merge)-[joins:JOINS]->(absorbed)
SET joins = event.stamp,
    s = event.stamp,
    s.merge = event.merge,
    s.because = event.because,
    s.judgement = event.judgement,
    s.chosen = CASE
      WHEN size(event.chosen) = 0 THEN null
      ELSE [one IN event.chosen | one.field + ' ' + one.value_of]
    END
