"""Questions: a selection in, an answer out."""
