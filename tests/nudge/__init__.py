"""Owners hear of their rows."""
