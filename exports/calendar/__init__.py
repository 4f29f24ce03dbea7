"""Dates as calendar files that programs for calendars and tasks can read."""
