"""Lists of actions that trackers can read."""
