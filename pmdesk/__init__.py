"""pmdesk: blameless postmortems, from the first note to the approved record."""

__version__ = "0.1.0"
