"""Numbers in a sentence, read by a grammar of our own whose words stand in the lexicons."""

from tracker.extraction.numbers.finder import find_numbers

__all__ = ["find_numbers"]
