"""Charts as plain dicts: pure functions of what is to be drawn."""
