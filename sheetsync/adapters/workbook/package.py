"""The package: a workbook as a zip of parts, read within limits and written whole or not at all."""

import errno
import hashlib
import io
import lzma
import os
import posixpath
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from sheetsync.adapters import atomic_file
from sheetsync.adapters.workbook.xml_tree import Node, parse_tree
from sheetsync.errors import AccessError, UnavailableError, UnsafeError, UsageError

MOST_BYTES: Final = 200 * 1024 * 1024
"""Of the file itself."""
MOST_INSIDE: Final = 1024 * 1024 * 1024
MOST_PARTS: Final = 10_000
MOST_RATIO: Final = 300
"""A part of XML shrinks to a tenth, a repetitive one to a fiftieth; what shrinks more is a bomb."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT: Final = b"purl.oclc.org/ooxml"
CONTENT_TYPES: Final = "[Content_Types].xml"
DAMAGES: Final = (
    KeyError,
    ValueError,
    RuntimeError,
    EOFError,
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
)
"""What reading a part of a damaged or hostile zip raises; a method that is not known is a RuntimeError."""
_READ_ONLY: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: its id, its type's last word, and the part it leads to."""

    id: str
    type: str
    part: str


def read_file(path: Path) -> bytes:
    """Read a file that a person named.

    Raises:
        UsageError: There is none, or it is none.
        AccessError: We may not read it.
    """
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder: name the workbook in it")
        if path.exists() and not path.is_file():
            raise UsageError(f"{path} is not a file, but a pipe or a device: name a workbook")
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(f"{path} is larger than {MOST_BYTES >> 20} MB: is it a roadmap?")
        content = path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}: check the path") from None
    except PermissionError:
        raise AccessError(f"{path} may not be read by this user: change its permissions") from None
    except OSError as error:
        raise UsageError(f"{path} can't be read ({error.strerror or type(error).__name__}): check the path") from None
    if not content:
        raise UsageError(f"{path} is empty: name the file that holds the workbook")
    return content


def is_bomb(entries: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether the entries of a zip say that they unpack to far more than any spreadsheet."""
    inside = sum(each.file_size for each in entries)
    squeezed = any(each.file_size > MOST_RATIO * max(each.compress_size, 1024) for each in entries)
    return len(entries) > MOST_PARTS or inside > MOST_INSIDE or squeezed


class Package:
    """The parts of one workbook as it was read; `changed` are those to be written."""

    def __init__(self, path: Path, content: bytes) -> None:
        """Open a workbook within limits.

        Raises:
            UsageError: It isn't one.
            UnsafeError: It is one that can't be read without harm.
        """
        self.path = path
        self.revision = hashlib.sha256(content).hexdigest()
        self.changed: dict[str, bytes | None] = {}
        if content.startswith(_OLE):
            raise UnsafeError(f"{path} is encrypted or of an old format: save it as .xlsx without a password")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except DAMAGES:
            raise UsageError(f"{path} is not a workbook: save it as .xlsx") from None
        self._refuse_unsound()

    def _refuse_unsound(self) -> None:
        entries = self._zip.infolist()
        names = [each.filename for each in entries]
        if is_bomb(entries):
            raise UnsafeError(f"{self.path} unpacks to far more than a workbook holds: ask where it is from")
        if len(set(names)) < len(names):
            raise UnsafeError(f"{self.path} holds a part twice: open it and save it again")
        if CONTENT_TYPES not in names or self.workbook_part not in names:
            raise UsageError(f"{self.path} is a zip, but not a workbook: save it as .xlsx")
        if self.workbook_part.endswith(".bin"):
            raise UsageError(f"{self.path} is a binary workbook: save it as .xlsx")
        if _STRICT in self.read(self.workbook_part)[:4096]:
            raise UnsafeError(f"{self.path} is a Strict Open XML workbook: save it as an ordinary .xlsx")

    @cached_property
    def workbook_part(self) -> str:
        """The name of the part that lists the tabs."""
        found = (each.part for each in self.relations("") if each.type == "officeDocument")
        return next(found, "xl/workbook.xml")

    @property
    def names(self) -> list[str]:
        """The parts there are, in their order in the file, with what was changed."""
        there = [each for each in self._zip.namelist() if self.changed.get(each, b"") is not None]
        return there + [each for each, content in self.changed.items() if content is not None and each not in there]

    def read(self, part: str) -> bytes:
        """Return the bytes of a part, as changed."""
        content = self.changed.get(part)
        if content is not None:
            return content
        try:
            with self._zip.open(part) as file:
                # One byte more than was announced shows that the announcement lied.
                size = self._zip.getinfo(part).file_size
                content = file.read(size + 1)
        except DAMAGES as error:
            raise UnsafeError(f"{self.path} is damaged at {part} ({type(error).__name__}): save it again") from None
        if len(content) > size:
            raise UnsafeError(f"{self.path} unpacks to far more than a workbook holds: ask where it is from")
        return content

    def tree(self, part: str) -> Node:
        """Return a part by its elements."""
        return parse_tree(self.read(part))

    def relations(self, part: str) -> list[Relation]:
        """Return the links of a part, "" for those of the package; links to outside are left out."""
        rels = rels_part(part)
        if rels not in self.names:
            return []
        folder = posixpath.dirname(part)
        return [
            Relation(
                each.attributes.get("Id", ""),
                each.attributes.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.attributes.get("Target", ""))).lstrip("/"),
            )
            for each in self.tree(rels).all("Relationship")
            if each.attributes.get("TargetMode") != "External"
        ]

    def related(self, part: str, kind: str) -> str:
        """Return the part of a type that a part links to; "" when there is none."""
        return next((each.part for each in self.relations(part) if each.type == kind), "")

    def refuse_unwritable(self) -> None:
        """Stop before a write that would harm.

        Raises:
            UnsafeError: The file is read-only, open elsewhere, or signed.
        """
        target = self.path.resolve()
        # Who may do everything may write what was locked against a slip: the mode says what people want.
        is_locked = target.exists() and not target.stat().st_mode & 0o222
        if is_locked or (target.exists() and not (os.access(target, os.W_OK) and os.access(target.parent, os.W_OK))):
            raise self._read_only()
        for lock in (f"~${target.name}", f".~lock.{target.name}#"):
            if (target.parent / lock).exists():
                raise UnsafeError(f"{self.path} is open in another program, so nothing was written: close it first")
        if any(each.startswith("_xmlsignatures/") for each in self.names):
            raise UnsafeError(f"{self.path} is signed, and a change would break that: nothing was written")

    def save(self) -> None:
        """Write the changed parts, and every other one as it was, over the file that was read.

        Raises:
            UnsafeError: Somebody changed the file meanwhile, or made it read-only.
            UnavailableError: There is no room, or the disk refuses.
        """
        if not self.changed:
            return
        target = self.path.resolve()
        content = self._packed()
        try:
            if hashlib.sha256(target.read_bytes()).hexdigest() != self.revision:
                raise UnsafeError(
                    f"{self.path} was changed by somebody during the run, so nothing was written: run again"
                )
            atomic_file.write(target, content)
        except FileNotFoundError:
            raise UnsafeError(
                f"{self.path} was moved or deleted during the run, so nothing was written: run again"
            ) from None
        except OSError as error:
            if error.errno in _READ_ONLY:
                raise self._read_only() from error
            raise UnavailableError(
                f"{self.path} could not be written ({error.strerror or type(error).__name__}) and is as it was: "
                "make room, and run again"
            ) from error

    def _read_only(self) -> UnsafeError:
        return UnsafeError(f"{self.path} is read-only, so nothing was written: change its permissions")

    def _packed(self) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in self.names:
                known = self._zip.NameToInfo.get(name)
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)) if known is None else known
                method = zipfile.ZIP_DEFLATED if known is None else known.compress_type
                content = self.read(name)
                copied = zipfile.ZipInfo(name, entry.date_time)
                copied.external_attr, copied.comment, copied.create_system = (
                    entry.external_attr,
                    entry.comment,
                    entry.create_system,
                )
                packed.writestr(copied, content, compress_type=method)
        return buffer.getvalue()


def rels_part(part: str) -> str:
    """Return the name of the part that holds another one's links."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
