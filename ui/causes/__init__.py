"""Root causes: what has to change, its category, and what fixes it."""
