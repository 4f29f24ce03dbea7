"""Actions are raised in a tracker that really listens."""
