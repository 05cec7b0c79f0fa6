"""How a configuration wants its sheet looked at."""

from sheetsync.config.load import Config
from sheetsync.run.pipeline import Review
from sheetsync.wiring import identity, rules
from sheetsync.wiring.histories import history


def review_of(configured: Config) -> Review:
    """Return how to look at the sheet.

    Raises:
        UsageError: The packs, the rules or the history that are configured can't be used.
    """
    choices = configured.choices
    stands = identity.stands(configured)
    return Review(choices.reading, rules(configured), configured.now, choices.time_zone, history(configured), stands)
