"""The Dash dashboard over the tracker: pages, charts and the HTTP interface."""
