"""The steps from one version of the library file to the next."""
