"""`make bench`: measure what the README quotes, and print the tables."""

from bench import by_hand, commands, google, history, identity, race, wording
from bench.quarters import table as quarters

for title, run in (
    ("Whole commands (medians of 5)", commands.run),
    ("A Google Sheet, against the local one of the tests", google.run),
    ("A check that is started from the menu of a Google Sheet (medians of 5)", by_hand.run),
    ("The rule engine and the libraries, nine rules (medians, prepare and check)", race.run),
    ("The rules about wording, on texts that people wrote", wording.run),
    ("Quarters that are played: what stands beside the rows, and who needs somebody", quarters.run),
    ("Lines known again through generated histories of edits", identity.run),
    ("A year of memory: 1,000 rows, five runs a week (medians of 3)", history.run),
):
    print(f"\n{title}\n")
    for line in run():
        print(line, flush=True)
