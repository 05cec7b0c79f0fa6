"""Packs: rules as data, read and checked. WHAT is required is said there; HOW it is checked, by the kinds."""

from sheetsync.config.pack.load import load, override

__all__ = ["load", "override"]
