"""The timeline: from what people type to events, and what they do to events."""
