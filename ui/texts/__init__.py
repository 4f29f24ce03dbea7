"""The templates of the messages that a team sends."""
