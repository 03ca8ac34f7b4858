"""Who is said to say what: the words of saying, the names beside them, and how far each reaches."""
