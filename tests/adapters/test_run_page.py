"""The page on which a person starts the scheduled run: only of what GitHub's runner really says."""

import subprocess

import pytest

from sheetsync.adapters.repository import Repository
from sheetsync.adapters.run_page import run_page

RUNNER = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "team/roadmap",
    "GITHUB_WORKFLOW_REF": "team/roadmap/.github/workflows/sheetsync-q4.yml@refs/heads/main",
}


def test_it_is_the_page_of_the_workflow_that_runs():
    assert run_page(RUNNER) == "https://github.com/team/roadmap/actions/workflows/sheetsync-q4.yml"


@pytest.mark.parametrize(
    "other",
    [
        {"GITHUB_WORKFLOW_REF": ""},
        {"GITHUB_SERVER_URL": ""},
        {"GITHUB_SERVER_URL": "file:///srv"},
        {"GITHUB_SERVER_URL": "https://github.com/\nevil"},
        {"GITHUB_REPOSITORY": "team"},
        {"GITHUB_REPOSITORY": 'team/"><script>'},
        {"GITHUB_WORKFLOW_REF": "team/roadmap/.github/workflows/a b.yml@refs/heads/main"},
    ],
)
def test_elsewhere_there_is_none(other):
    assert run_page(RUNNER | other) is None


@pytest.mark.parametrize(
    ("remote", "page"),
    [
        ("https://github.com/team/roadmap.git", "https://github.com/team/roadmap"),
        ("https://x-access-token:secret@github.com/team/roadmap", "https://github.com/team/roadmap"),
        ("git@github.com:team/road.map.git", "https://github.com/team/road.map"),
        ("ssh://git@github.example.org/team/roadmap.git", "https://github.example.org/team/roadmap"),
        ("git@github-work:team/roadmap.git", ""),
        ("git@github.com-work:team/roadmap.git", ""),
        ("https://gitlab.com/team/roadmap.git", ""),
        ("/srv/github.com/team/roadmap", ""),
    ],
)
def test_a_repository_has_its_page_by_its_remote(tmp_path, remote, page):
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "remote", "add", "origin", remote], check=True)

    assert Repository(tmp_path).page() == page
