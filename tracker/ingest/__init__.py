"""Getting figures in: read a file, check it, write it, keep what was wrong with it."""
