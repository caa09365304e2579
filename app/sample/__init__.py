"""A sample office to look around in: an invented joinery, its customers and a year of what happened."""
