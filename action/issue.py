"""Opens an issue while the roadmap fails its checks, updates it in place, and closes it when it is well again.

There is one issue for each sheet, known by a mark in its text, whatever a person makes of its title.
"""

import hashlib
import json
import os
import re
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MOST_CHARACTERS = 60_000
"""The text of an issue ends at 65,536 characters."""


def main(environment: Mapping[str, str]) -> None:
    """Bring the issue to what the last run found."""
    key = hashlib.sha256(f"{environment['CONFIG']}|{environment['SHEET']}".encode()).hexdigest()[:16]
    mark = f"<!-- sheetsync:{key} -->"
    road = Road(environment)
    known = next((each for each in road.open_issues() if mark in (each.get("body") or "")), None)
    if environment["STATUS"] == "0":
        if known:
            road.send("POST", f"/issues/{known['number']}/comments", {"body": "The roadmap passes its checks again."})
            road.send("PATCH", f"/issues/{known['number']}", {"state": "closed", "state_reason": "completed"})
            print(f"Closed issue {known['number']}.")
        return
    report = Path(environment["REPORT"])
    text = report.read_text(encoding="utf-8") if report.is_file() else ""
    wanted = {"title": _title(environment), "body": f"{mark}\n\n{_shortened(text)}"}
    if known is None:
        made = road.send("POST", "/issues", wanted)
        print(f"Opened issue {made['number']}.")
    elif known["title"] != wanted["title"] or known["body"] != wanted["body"]:
        # The title may be a person's by now; the text is ours.
        ours = re.fullmatch(r"Roadmap checks: \d+ errors?, \d+ warnings?", known["title"])
        road.send("PATCH", f"/issues/{known['number']}", wanted if ours else {"body": wanted["body"]})
        print(f"Updated issue {known['number']}.")
    else:
        print(f"Issue {known['number']} says it already.")


def _title(environment: Mapping[str, str]) -> str:
    errors, warnings = int(environment["ERRORS"] or 0), int(environment["WARNINGS"] or 0)
    return f"Roadmap checks: {errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def _shortened(text: str) -> str:
    """Cut a report at the end of a line, and say so."""
    if len(text) <= MOST_CHARACTERS:
        return text
    kept = text[:MOST_CHARACTERS].rsplit("\n", 1)[0]
    return f"{kept}\n\nThere is no room for more here; the artifact of the run has all of it.\n"


class Road:
    """The way to the issues of one repository."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._root = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}"
        self._token = environment["GITHUB_TOKEN"]

    def open_issues(self) -> list[dict[str, Any]]:
        """Return the open issues that were made with a token like ours, the newest first."""
        issues = []
        for page in range(1, 11):
            some = self.send("GET", f"/issues?state=open&per_page=100&page={page}")
            issues += [each for each in some if "pull_request" not in each and each["user"]["type"] == "Bot"]
            if len(some) < 100:
                break
        return issues

    def send(self, method: str, path: str, body: Mapping[str, str] | None = None) -> Any:
        """Send one request, and return what its answer says."""
        request = urllib.request.Request(  # noqa: S310 - the address is the runner's own
            self._root + path,
            json.dumps(body).encode() if body else None,
            {"Authorization": f"Bearer {self._token}", "Accept": "application/vnd.github+json"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - the same
            return json.load(answer)


if __name__ == "__main__":
    try:
        main(os.environ)
    except urllib.error.HTTPError as error:
        print(f"::error title=sheetsync::GitHub refused ({error.code}): give the job the permission issues: write")
        sys.exit(1)
    except (urllib.error.URLError, TimeoutError):
        print("::error title=sheetsync::GitHub is out of reach, so the issue stays as it is: run again")
        sys.exit(1)
