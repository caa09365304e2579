"""Regulars: the firm's business, without a window. Nothing in here knows Qt."""

__version__ = "0.1.0"
PROGRAM = "regulars"
