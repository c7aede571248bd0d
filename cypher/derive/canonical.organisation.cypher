// The id that stands for each organisation that was ever merged; none where it stands for itself.
UNWIND $groups AS group
MATCH (organisation:Organisation {id: group.id})
SET organisation.canonical = group.canonical
