"""Who they are: people and firms, their names, numbers and days, and how they are found."""
