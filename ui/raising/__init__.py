"""Raising actions as issues: seen before it is done, followed, and what came of it."""
