"""The directory: services, teams and people, what makes up for them, and files of them."""
