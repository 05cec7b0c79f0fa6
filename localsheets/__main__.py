"""Serve a local Google Sheets for trials by hand: `python -m localsheets --port 8099 --load roadmap.xlsx`."""

import argparse
import threading
from functools import partial

from localsheets.google import Google


def main() -> None:
    """Serve until interrupted."""
    say = partial(print, flush=True)
    parser = argparse.ArgumentParser(prog="python -m localsheets", description=__doc__)
    parser.add_argument("--port", type=int, default=8099, help="where to listen on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--load", metavar="XLSX", help="a workbook to start with; its key is printed")
    options = parser.parse_args()
    with Google(port=options.port) as google:
        say(f"SHEETSYNC_API_ROOT={google.url}")
        if options.load:
            from localsheets.load import load

            sheet = load(google, options.load)
            say(f"https://docs.google.com/spreadsheets/d/{sheet.id}/edit")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            say("stopped")


if __name__ == "__main__":
    main()
