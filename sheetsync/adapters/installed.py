"""The installation that runs: its wheel, made again from its own files, each checked against what was installed."""

import base64
import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath
from typing import Final

from sheetsync import __version__
from sheetsync.adapters.shipped import shipped
from sheetsync.errors import UnsafeError
from sheetsync.extra import DISTRIBUTION, direct_url, is_editable

NAME: Final = f"{DISTRIBUTION.replace('-', '_')}-{__version__}-py3-none-any.whl"
PACKAGE: Final = "sheetsync"
_METADATA: Final = f"{DISTRIBUTION.replace('-', '_')}-{__version__}.dist-info"
_OF_THE_INSTALLER: Final = frozenset(
    {"INSTALLER", "REQUESTED", "RECORD", "direct_url.json", "uv_build.json", "uv_cache.json"}
)
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_OTHERWISE: Final = (
    "so no workflow was written: run `pipx install --force .` in the checkout, and `init` again with what that installs"
)


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel: the name of its file, and its bytes."""

    name: str
    content: bytes


def wheel() -> Wheel:
    """Return the wheel that the running sheetsync was installed from, as far as its files say; always the same bytes.

    Raises:
        UnsafeError: It runs from a checkout, or a file is not as it was installed.
    """
    return rebuilt(_installed())


def _installed() -> Distribution:
    try:
        found = distribution(DISTRIBUTION)
    except PackageNotFoundError:
        raise UnsafeError(f"this sheetsync runs from a checkout and is not installed, {_OTHERWISE}") from None
    ours = Path(str(found.locate_file(PACKAGE))).resolve()
    if is_editable(direct_url(found)) or ours != Path(__file__).resolve().parents[1]:
        raise UnsafeError(f"this sheetsync is a link to a checkout that may change, {_OTHERWISE}")
    return found


def rebuilt(found: Distribution) -> Wheel:
    """Return the wheel of an installation.

    Raises:
        UnsafeError: A file is missing, or is not as it was installed.
    """
    files = dict(_checked(found))
    record = f"{_METADATA}/RECORD"
    rows = [(path, _hash(content), len(content)) for path, content in files.items()]
    listed = io.StringIO()
    csv.writer(listed, lineterminator="\n").writerows([*rows, (record, "", "")])
    files[record] = listed.getvalue().encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for path, content in files.items():
            about = zipfile.ZipInfo(path, _LONG_AGO)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            about.create_system = 3
            package.writestr(about, content)
    return Wheel(NAME, packed.getvalue())


def _checked(found: Distribution) -> Iterator[tuple[str, bytes]]:
    """Yield each file that came with the wheel, by its path there, in the order of their names."""
    record = found.read_text("RECORD")
    if not record:
        raise UnsafeError(f"nobody noted which files this sheetsync was installed with, {_OTHERWISE}")
    rows = {row[0]: row[1] for row in csv.reader(record.splitlines()) if len(row) == 3}
    listed = sorted(each for each in rows if _is_of_the_wheel(each))
    if f"{PACKAGE}/__init__.py" not in listed or f"{_METADATA}/METADATA" not in listed:
        raise UnsafeError(f"the files of this sheetsync are not those of version {__version__}, {_OTHERWISE}")
    for path in listed:
        try:
            content = Path(str(found.locate_file(path))).read_bytes()
        except OSError:
            raise UnsafeError(f"{path} of this sheetsync is missing, {_OTHERWISE}") from None
        if _hash(content) != rows[path]:
            raise UnsafeError(f"{path} of this sheetsync is not as it was installed, {_OTHERWISE}")
        yield path, content


def _is_of_the_wheel(path: str) -> bool:
    parts = PurePosixPath(path).parts
    if parts[0] == _METADATA:
        return parts[-1] not in _OF_THE_INSTALLER
    return parts[0] == PACKAGE and "__pycache__" not in parts


def _hash(content: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def lock(name: str) -> bytes:
    """Return a shipped lock: `run`, `documents`, or `uv`."""
    return (shipped("requirements") / f"{name}.txt").read_bytes()
