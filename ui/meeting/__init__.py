"""The meeting: the conductor’s page, and the window for everyone else."""
