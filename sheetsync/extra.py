"""Extras: the words that add one to this very installation, wherever it lives and whatever it was made with.

Never by a bare name from an index: ours may be anybody's there.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

DISTRIBUTION: Final = "roadmap-sheetsync"
"""What an installed sheetsync is called by the tools that install it."""

_CHECKOUT: Final = Path(__file__).resolve().parents[1]
_OPTIONAL: Final = re.compile(r"(?P<package>[^;]+?)\s*;.*\bextra\s*==\s*['\"](?P<extra>[\w-]+)['\"]")


def mend(*extras: str) -> str:
    """Return what to do to get extras such as `docx` into the installation that runs now."""
    return how(extras, os.environ, Path(sys.prefix), sys.executable, _installed())


def how(
    extras: tuple[str, ...],
    environment: Mapping[str, str],
    prefix: Path,
    python: str,
    installed: Distribution | None,
) -> str:
    """Return what to do to get extras into an installation.

    Args:
        extras: Their names.
        environment: Says whether this is a job of GitHub, and whether the action runs in it.
        prefix: The folder of the environment that sheetsync runs in.
        python: Its interpreter.
        installed: What the tools know of the installation; None where it runs from a checkout.
    """
    if environment.get("GITHUB_ACTIONS") == "true" and "server" not in extras and "export" not in extras:
        if environment.get("GITHUB_ACTION_PATH"):
            return 'give the action the input documents: "true"'
        return "run `sheetsync init --workflow` again, which brings what the configuration needs, and commit"
    source, editable = _source(installed)
    if (prefix / "pipx_metadata.json").is_file():
        return _said("pipx", "inject", prefix.name, *_packages(installed, extras))
    wanted = f"{source}[{','.join(extras)}]" if source else ""
    if (prefix / "uv-receipt.toml").is_file() and wanted:
        return _said("uv", "tool", "install", "--force", wanted)
    pip = (python, "-m", "pip", "install")
    if not wanted:
        return _said(*pip, *_packages(installed, extras))
    return _said(*pip, *(["--editable"] if editable else []), wanted)


def _installed() -> Distribution | None:
    try:
        return distribution(DISTRIBUTION)
    except PackageNotFoundError:
        return None


def _source(installed: Distribution | None) -> tuple[str, bool]:
    """Return the folder or the file that it was installed from, "" if that is not known or gone; whether editable."""
    if installed is None:
        return (str(_CHECKOUT), False) if (_CHECKOUT / "pyproject.toml").is_file() else ("", False)
    said = direct_url(installed)
    address = urlsplit(str(said.get("url", "")))
    # It brings the whole web client along, and is needed where something is missing.
    from urllib.request import url2pathname

    path = url2pathname(address.path) if address.scheme == "file" else ""
    return (path, is_editable(said)) if path and Path(path).exists() else ("", False)


def direct_url(installed: Distribution) -> Mapping[str, Any]:
    """Return where an installation came from, as its tool noted it (PEP 610); empty where it didn't."""
    try:
        said = json.loads(installed.read_text("direct_url.json") or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def is_editable(said: Mapping[str, Any]) -> bool:
    """Whether an installation is a link to a checkout, so that its files are those of the checkout."""
    about = said.get("dir_info")
    return isinstance(about, dict) and bool(about.get("editable"))


def _packages(installed: Distribution | None, extras: tuple[str, ...]) -> list[str]:
    """Return what the extras are made of, other people's packages by their own names."""
    found = [_OPTIONAL.fullmatch(each) for each in (installed.requires if installed else None) or ()]
    return [each["package"] for each in found if each and each["extra"] in extras]


def _said(*words: str) -> str:
    quoted: Callable[[list[str]], str] = subprocess.list2cmdline if os.name == "nt" else shlex.join
    return f"`{quoted(list(words))}`"
