"""What was learned: three columns of cards."""
