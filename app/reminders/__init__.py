"""What is coming: yearly days, follow-ups, what is due and what was already said."""
