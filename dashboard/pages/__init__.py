"""Pages: each a function of its address."""
