"""Everything that can be done, by name: the palette and the sheet of shortcuts."""
