"""The first start: how to begin, and whose office this is."""
