"""Text in, candidates out: pure, and every offset is the text's own."""
