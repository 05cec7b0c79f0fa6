"""Rules as the packs have them: a kind with its options, how loud it is, and its words."""

from sheetsync.kinds.pack.active import LOUDNESS, ActiveRule, SeverityWhere, Shipped, in_language
from sheetsync.kinds.pack.message import Message

__all__ = ["LOUDNESS", "ActiveRule", "Message", "SeverityWhere", "Shipped", "in_language"]
