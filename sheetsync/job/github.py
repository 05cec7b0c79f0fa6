"""GitHub, as far as a job asks it: whether the repository is private, and the one issue of a sheet."""

import hashlib
import json
import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any, Final

from sheetsync.errors import AccessError, UnavailableError
from sheetsync.job.runner import Environment

MOST_CHARACTERS: Final = 60_000
"""The text of an issue ends at 65,536 characters."""

TITLE: Final = "Roadmap checks: "
_TIMEOUT_S: Final = 30


class Client:
    """The way to one repository.

    Errors of every method: AccessError where a permission is missing, UnavailableError where GitHub
    does not answer.
    """

    def __init__(self, environment: Environment) -> None:
        self._root = f"{environment.get('GITHUB_API_URL', '')}/repos/{environment.get('GITHUB_REPOSITORY', '')}"
        self._token = environment.get("GITHUB_TOKEN", "")

    def visibility(self) -> str:
        """Return `private` or `public`, "" where the answer doesn't say; one of a company alone counts as private."""
        said = self.send("GET", "")
        is_private = said.get("private") if isinstance(said, dict) else None
        return ("private" if is_private else "public") if isinstance(is_private, bool) else ""

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
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310 - the same
                return json.load(answer)
        except urllib.error.HTTPError as error:
            error.close()
            if error.code >= 500 or error.code == 429:
                raise UnavailableError(f"GitHub is busy ({error.code}): the next run tries again") from None
            raise AccessError(f"GitHub refused ({error.code}): give the job the permission issues: write") from None
        except (OSError, ValueError):
            raise UnavailableError("GitHub is out of reach, so the issue stays as it is: run again") from None


def bring_issue(client: Client, key: str, *, good: bool, heading: str, text: str) -> str:
    """Open, update or close the one issue of a sheet, and return what was done.

    It is known by a mark in its text, whatever a person makes of its title.

    Args:
        client: The way to the repository.
        key: Tells the sheets of one repository apart.
        good: Whether all is well, so that the issue closes.
        heading: What is wrong, for the title.
        text: What happened and what to do, in Markdown.
    """
    mark = f"<!-- sheetsync:{hashlib.sha256(key.encode()).hexdigest()[:16]} -->"
    known = next((each for each in client.open_issues() if mark in (each.get("body") or "")), None)
    if good:
        if known is None:
            return ""
        client.send("POST", f"/issues/{known['number']}/comments", {"body": "The roadmap passes its checks again."})
        client.send("PATCH", f"/issues/{known['number']}", {"state": "closed", "state_reason": "completed"})
        return f"Closed issue {known['number']}."
    wanted = {"title": TITLE + heading, "body": f"{mark}\n\n{_shortened(text)}"}
    if known is None:
        return f"Opened issue {client.send('POST', '/issues', wanted)['number']}."
    if known["title"] == wanted["title"] and known["body"] == wanted["body"]:
        return f"Issue {known['number']} says it already."
    # The title may be a person's by now; the text is ours.
    ours = re.match(re.escape(TITLE), known["title"])
    client.send("PATCH", f"/issues/{known['number']}", wanted if ours else {"body": wanted["body"]})
    return f"Updated issue {known['number']}."


def _shortened(text: str) -> str:
    """Cut a report at the end of a line, and say so."""
    if len(text) <= MOST_CHARACTERS:
        return text
    kept = text[:MOST_CHARACTERS].rsplit("\n", 1)[0]
    return f"{kept}\n\nThere is no room for more here; the artifact of the run has all of it.\n"
