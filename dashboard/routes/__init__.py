"""Plain routes beside the pages: files, health, headers."""
