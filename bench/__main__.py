"""`make bench`: measure what the README quotes, and print the tables."""

from bench import commands, race, wording

for title, run in (
    ("Whole commands (medians of 5)", commands.run),
    ("The rule engine and the libraries, nine rules (medians, prepare and check)", race.run),
    ("The rules about wording, on texts that people wrote", wording.run),
):
    print(f"\n{title}\n")
    for line in run():
        print(line, flush=True)
