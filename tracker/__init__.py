"""A tracker of reported casualty and displacement figures."""

__version__ = "0.1.0"
