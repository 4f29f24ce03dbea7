"""Tests of the meeting in its windows."""
