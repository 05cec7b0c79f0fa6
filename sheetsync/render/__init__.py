"""What a reader sees: pure functions from values to text or bytes."""
