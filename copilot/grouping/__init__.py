"""Which comments ask the same, who waits for an answer, and in which calm order."""
