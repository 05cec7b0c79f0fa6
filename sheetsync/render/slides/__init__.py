"""What a deck is made of: shapes, tables, and the presentation that they stand in."""
