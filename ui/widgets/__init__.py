"""The small kit of widgets from which every screen is built."""
