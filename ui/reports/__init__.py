"""Reports and lists that leave the library."""
