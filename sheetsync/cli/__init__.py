"""The commands: options in, one call, text and an exit status out."""

from sheetsync.cli.main import main

__all__ = ["main"]
