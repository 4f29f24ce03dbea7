"""The column beside a section that says what it wants, and the blameless checklist."""
