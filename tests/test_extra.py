"""The words that add an extra: they mend this very installation, and never name ours where anybody may claim it."""

import json
import os
import re
import subprocess
import sys
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest

from sheetsync.extra import DISTRIBUTION, how

METADATA = f"""\
Metadata-Version: 2.4
Name: {DISTRIBUTION}
Version: 1.2.3
Requires-Dist: click>=8.2
Requires-Dist: pillow>=11; extra == 'docx'
Requires-Dist: python-docx>=1.2; extra == 'docx'
Requires-Dist: psycopg[binary,pool]>=3.2; extra == 'server'
"""


@pytest.fixture
def prefix(tmp_path: Path) -> Path:
    folder = tmp_path / "env"
    folder.mkdir()
    return folder


def installed(folder: Path, source: Path | None = None, *, editable: bool = False) -> Distribution:
    """An installation of which the tools know where it came from, or don't."""
    about = folder / f"{DISTRIBUTION.replace('-', '_')}-1.2.3.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(METADATA, encoding="utf-8")
    if source:
        said = {"url": source.as_uri(), "dir_info": {"editable": editable}}
        (about / "direct_url.json").write_text(json.dumps(said), encoding="utf-8")
    return PathDistribution(about)


def words(prefix: Path, found: Distribution | None, *extras: str, **environment: str) -> str:
    return how(extras or ("docx",), environment, prefix, "/env/bin/python", found)


def test_pip_takes_it_from_where_this_came_from(prefix: Path, tmp_path: Path) -> None:
    wheel = tmp_path / "our wheel.whl"
    wheel.touch()

    said = words(prefix, installed(prefix, wheel), "docx", "pptx")
    assert said == f"`/env/bin/python -m pip install '{wheel}[docx,pptx]'`"


def test_a_checkout_that_is_linked_stays_linked(prefix: Path, tmp_path: Path) -> None:
    said = words(prefix, installed(prefix, tmp_path, editable=True))
    assert said == f"`/env/bin/python -m pip install --editable '{tmp_path}[docx]'`"


@pytest.mark.parametrize("source", [None, Path("/gone/sheetsync.whl")])
def test_where_that_is_not_known_or_gone_it_names_what_the_extra_is_made_of(prefix: Path, source: Path | None) -> None:
    said = words(prefix, installed(prefix, source))
    assert said == "`/env/bin/python -m pip install 'pillow>=11' 'python-docx>=1.2'`"
    assert "'psycopg[binary,pool]>=3.2'" in words(prefix, installed(prefix.parent), "server")


def test_pipx_puts_it_into_its_own_environment(prefix: Path, tmp_path: Path) -> None:
    (prefix / "pipx_metadata.json").touch()

    assert words(prefix, installed(prefix, tmp_path)) == "`pipx inject env 'pillow>=11' 'python-docx>=1.2'`"


def test_a_tool_of_uv_is_made_anew(prefix: Path, tmp_path: Path) -> None:
    (prefix / "uv-receipt.toml").touch()

    assert words(prefix, installed(prefix, tmp_path)) == f"`uv tool install --force '{tmp_path}[docx]'`"


def test_a_job_says_what_brings_it_there(prefix: Path) -> None:
    found = installed(prefix)

    assert 'documents: "true"' in words(prefix, found, GITHUB_ACTIONS="true", GITHUB_ACTION_PATH="/action")
    assert "init --workflow" in words(prefix, found, GITHUB_ACTIONS="true")
    assert "psycopg" in words(prefix, found, "server", GITHUB_ACTIONS="true")


@pytest.mark.parametrize("extra", ["docx", "pptx", "pdf", "languages", "server", "export"])
def test_the_words_name_something_for_every_extra_of_this_checkout(extra: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", f"from sheetsync.extra import mend; print(mend({extra!r}))"],
        capture_output=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[1])},
        check=True,
    ).stdout
    assert re.search(rf"pip install .*\[{extra}\]", said), said
