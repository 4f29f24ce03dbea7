"""What a team sends about a record: templates, and the messages that are filled in from them."""
