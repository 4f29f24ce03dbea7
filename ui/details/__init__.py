"""The facts about an incident as a whole, and the people who took part."""
