"""Answers as files: columns, CSV and JSON."""
