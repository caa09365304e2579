"""What happened between us: calls, mails, meetings, visits, letters, notes and purchases."""
