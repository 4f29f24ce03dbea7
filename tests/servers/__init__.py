"""Real servers and importers, told of our files and asked what they understood."""
