"""The customers on the window: the list, the card, and the form that changes one."""
