"""The meeting: its agenda and clock, what is noted in it, what the room sees, what comes of it."""
