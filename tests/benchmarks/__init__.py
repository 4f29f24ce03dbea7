"""How fast pmdesk is, as ratios to the same work done bare: `python3 dev.py bench`."""
