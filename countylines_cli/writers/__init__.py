"""Records to files and to the terminal."""
