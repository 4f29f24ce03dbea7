"""The record page: sections on the left, the section in the middle, the coach on the right."""
