"""Reports: what a run found and did, in the formats that people and machines read."""

from collections.abc import Callable, Mapping
from typing import Final

from sheetsync.model.run import Run
from sheetsync.render.report import github, json_object, junit, markdown, sarif

REPORTS: Final[Mapping[str, Callable[[Run], str]]] = {
    "json": json_object.render,
    "github": github.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "markdown": markdown.render,
}
"""Every format but text, which needs to know the terminal."""

FILES: Final = {
    "text": "findings.txt",
    "json": "findings.json",
    "github": "findings.github.txt",
    "sarif": "findings.sarif",
    "junit": "findings.junit.xml",
    "markdown": "findings.md",
}
"""The name of the file that each format is kept in."""
