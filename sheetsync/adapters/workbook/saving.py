"""Saving: the parts of a workbook packed again, and put in the place of the file whole or not at all."""

import errno
import hashlib
import io
import shutil
import zipfile
from pathlib import Path
from typing import Final

from sheetsync.adapters import atomic_file
from sheetsync.adapters.office.container import DAMAGES
from sheetsync.adapters.workbook.package import Package
from sheetsync.errors import Hitch, UnavailableError, UnsafeError

_READ_ONLY: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_PIECE: Final = 1 << 20


def save(package: Package) -> None:
    """Write the changed parts, and every other one as it was, over the file that was read.

    Raises:
        UnsafeError: Somebody changed the file meanwhile, or made it read-only.
        UnavailableError: There is no room, or the disk refuses.
    """
    if not package.changed:
        return
    target = package.path.resolve()
    content = _packed(package)
    _refuse_unlike(package, content)
    try:
        _refuse_newer(package, target)
        # Writing takes a while, and people save meanwhile: the last look is right before the old file goes.
        atomic_file.write(target, content, before=lambda: _refuse_newer(package, target))
    except FileNotFoundError:
        raise UnsafeError(
            f"{package.path} was moved or deleted during the run, so nothing was written: run again", hitch=Hitch.GONE
        ) from None
    except OSError as error:
        if error.errno in _READ_ONLY:
            raise package.read_only() from error
        raise UnavailableError(
            f"{package.path} could not be written ({error.strerror or type(error).__name__}) and is as it was: "
            "make room, and run again"
        ) from error


def _refuse_newer(package: Package, target: Path) -> None:
    if hashlib.sha256(target.read_bytes()).hexdigest() != package.revision:
        raise UnsafeError(
            f"{package.path} was changed by somebody during the run, so nothing was written: run again",
            hitch=Hitch.CROWDED,
        )


def _packed(package: Package) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in package.names:
            known = package.entry(name)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)) if known is None else known
            copied = zipfile.ZipInfo(name, entry.date_time)
            copied.external_attr, copied.comment, copied.create_system = (
                entry.external_attr,
                entry.comment,
                entry.create_system,
            )
            copied.compress_type = zipfile.ZIP_DEFLATED if known is None else known.compress_type
            content = package.encoded(name)
            if content is None:
                _copy(package, entry, packed, copied)
            else:
                packed.writestr(copied, content, copied.compress_type)
    return buffer.getvalue()


def _copy(package: Package, entry: zipfile.ZipInfo, packed: zipfile.ZipFile, copied: zipfile.ZipInfo) -> None:
    """Copy what we don't change, a little at a time: it may be a film."""
    copied.file_size = entry.file_size
    try:
        with package.stream(entry) as source, packed.open(copied, "w") as target:
            shutil.copyfileobj(source, target, _PIECE)
    except DAMAGES as error:
        where = f"{package.path} is damaged at {copied.filename}"
        raise UnsafeError(f"{where} ({type(error).__name__}), so nothing was written: save it again") from None


def _refuse_unlike(package: Package, content: bytes) -> None:
    """Raise UnsafeError where the zip that we made doesn't give back what we put into it."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        is_same = made.namelist() == package.names and all(
            made.read(name) == package.encoded(name) for name, part in package.changed.items() if part is not None
        )
    if not is_same:
        raise UnsafeError(f"{package.path} can't be packed as it was, so nothing was written: save it again")
