"""Readers: one file for each form that figures come in."""
