"""The library page: every postmortem at a glance."""
