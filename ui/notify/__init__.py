"""Desktop notifications: what becomes due speaks up outside the window, too."""
