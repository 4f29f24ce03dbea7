"""Tables within a text: their rows, their cells, and what their columns hold."""
