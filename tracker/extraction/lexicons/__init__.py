"""One file a language: the words by which figures are known."""
