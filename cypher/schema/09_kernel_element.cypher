// An id names one kernel element.
CREATE CONSTRAINT kernel_element_id IF NOT EXISTS
FOR (n:KernelElement)
REQUIRE n.id IS UNIQUE
