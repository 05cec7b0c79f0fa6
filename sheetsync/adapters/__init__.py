"""The doors: the only rooms that may touch the world outside."""
