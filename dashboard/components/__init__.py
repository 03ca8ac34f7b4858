"""Pieces of pages: what several pages show alike."""
