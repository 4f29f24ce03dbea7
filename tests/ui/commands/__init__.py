"""Tests of the palette and the sheet of shortcuts."""
