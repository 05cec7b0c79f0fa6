"""sheetsync makes the roadmap in a team's spreadsheet trustworthy."""

__version__ = "0.1.0"
