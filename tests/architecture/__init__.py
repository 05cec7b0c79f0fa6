"""The house as it is drawn in CONTRIBUTING.md, held against the code."""
