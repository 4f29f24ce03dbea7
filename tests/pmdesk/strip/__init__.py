"""Tests of the strip: its windows, its plans and its drawing."""
