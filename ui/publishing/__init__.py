"""Publishing the write-up: for whom, in which format, and that it is there."""
