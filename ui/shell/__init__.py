"""The window around everything: appearance, actions, threads and the tray."""
