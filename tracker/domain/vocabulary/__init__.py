"""The human-kept vocabulary: metrics, groups, actors, places, conflicts and sources, as TOML files."""
