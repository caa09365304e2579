"""The reminders as the window shows them: pane, follow-ups, and what is announced."""
