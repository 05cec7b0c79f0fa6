"""Print the played quarters."""

import sys

from bench.quarters.table import run

for line in run(verbose="--verbose" in sys.argv):
    print(line, flush=True)
