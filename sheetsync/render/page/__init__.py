"""A page, dressed for those who read it."""
