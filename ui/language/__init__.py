"""The language coach in the window: what it finds, underlined, explained and reworded."""
