"""Publishing a write-up: what of a record goes outside, and that it is published."""
