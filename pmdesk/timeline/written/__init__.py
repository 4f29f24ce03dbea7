"""Days, times and zones as people write them: one grammar of stamps, and the instants meant."""
