"""Tests of what is written for the web."""
