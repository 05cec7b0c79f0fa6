"""Packs: rules as data. WHAT is required is said there; HOW it is checked, by the kinds."""

from sheetsync.rules.pack.active import ActiveRule, SeverityWhere
from sheetsync.rules.pack.load import load, override
from sheetsync.rules.pack.message import Message
from sheetsync.rules.pack.mistake import Mistake

__all__ = ["ActiveRule", "Message", "Mistake", "SeverityWhere", "load", "override"]
