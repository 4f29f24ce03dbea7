"""People as roles: in what leaves the program, and in a library that forgets a name."""
