"""Tests of the editor of messages."""
