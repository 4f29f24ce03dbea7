"""Tests of the five-whys tree."""
