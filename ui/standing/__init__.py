"""The report over the library: what is not fixed, which dates were kept, how old things are."""
