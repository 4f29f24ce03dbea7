"""The directory: services, teams and people that the records of a library name."""
