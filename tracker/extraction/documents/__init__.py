"""Documents: bytes of an article in, its text and origin out."""
