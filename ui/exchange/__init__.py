"""Contacts in and out, as the window shows it: the import page and the export dialog."""
