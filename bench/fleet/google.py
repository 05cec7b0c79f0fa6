"""A local Google in a process of its own: `python -m bench.fleet.google COUNT ROWS ACCOUNTS`.

It prints its address and the keys of its spreadsheets, one a line, and serves until its input ends.
"""

import sys
import tempfile
from pathlib import Path

from bench.workbooks import build
from localsheets import Book, Google, Token, load


def main() -> None:
    """Serve copies of one roadmap, shared with every account."""
    count, rows, accounts = map(int, sys.argv[1:])
    with Google() as google, tempfile.TemporaryDirectory() as folder:
        names = [f"bot-{number}" for number in range(accounts)]
        for name in names:
            google.world.tokens[name] = Token(f"{name}@example.com", frozenset({"https://x/auth/spreadsheets"}))
        first = load(google, build(Path(folder), rows))
        print(google.url)
        for number in range(count):
            made = google.spreadsheet(title=f"Roadmap {number}")
            book = first.book.copy()
            made.file.book = Book(made.id, {**book.properties, "title": f"Roadmap {number}"}, book.sheets)
            for name in names:
                made.share("writer", f"{name}@example.com")
            print(made.id)
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
