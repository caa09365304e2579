"""What happened between us, shown: the timeline of a customer, the quick log, and the form of one entry."""
