"""What a number counts: its metric and group, what it is a part of, and why some count nobody."""
