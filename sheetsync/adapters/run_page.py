"""The page on which a person starts the scheduled run by hand."""

import re
from collections.abc import Mapping
from typing import Final

_WORKFLOW: Final = re.compile(r"[^@]+/\.github/workflows/(?P<file>[\w.-]{1,100}\.ya?ml)@.+")
_REPOSITORY: Final = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}")
_SERVER: Final = re.compile(r"https://[\w.-]{1,200}")


def run_page(environment: Mapping[str, str]) -> str | None:
    """Return the address of the workflow that runs now, as GitHub's runner describes it; None where it runs elsewhere.

    The variables are those of https://docs.github.com/en/actions/reference/variables-reference.
    """
    server = environment.get("GITHUB_SERVER_URL", "")
    repository = environment.get("GITHUB_REPOSITORY", "")
    workflow = _WORKFLOW.fullmatch(environment.get("GITHUB_WORKFLOW_REF", ""))
    if workflow is None or not _SERVER.fullmatch(server) or not _REPOSITORY.fullmatch(repository):
        return None
    return page_of(f"{server}/{repository}", workflow["file"])


def page_of(repository: str, workflow: str) -> str:
    """Return the address of a workflow's page: of the repository's address, and the name of the file."""
    return f"{repository}/actions/workflows/{workflow}"
