"""Packs: rules as data. WHAT is required is said there; HOW it is checked, by the kinds."""

from sheetsync.kinds.pack.active import ActiveRule, SeverityWhere
from sheetsync.kinds.pack.load import load, override
from sheetsync.kinds.pack.message import Message
from sheetsync.kinds.pack.mistake import Mistake

__all__ = ["ActiveRule", "Message", "Mistake", "SeverityWhere", "load", "override"]
