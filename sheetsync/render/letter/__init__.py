"""A letter to one person, in the dress of each channel."""
