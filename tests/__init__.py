"""The tests of pmdesk; the folders mirror the code."""
