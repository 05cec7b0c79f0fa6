"""The package: a workbook as a zip of parts, read within limits."""

import hashlib
import io
import os
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Final

from sheetsync.adapters.office.container import DAMAGES, is_bomb, is_too_large, is_xml
from sheetsync.adapters.workbook.part_encoding import UTF_8, encoding_of, from_utf8, to_utf8
from sheetsync.adapters.workbook.part_name import Names, name_of, target_of
from sheetsync.adapters.workbook.xml_tree import Node, parse_tree
from sheetsync.errors import Hitch, UnsafeError, UsageError

MOST_READ: Final = 512 * 1024 * 1024
"""Of all parts that one run reads, however often: many names may lead to one part."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT: Final = b"purl.oclc.org/ooxml"
CONTENT_TYPES: Final = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: its id, its type's last word, and the part it leads to."""

    id: str
    type: str
    part: str


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
        self._relations: dict[str, tuple[bytes | None, list[Relation]]] = {}
        if content.startswith(_OLE):
            raise UnsafeError(f"{path} is encrypted or of an old format: save it as .xlsx without a password")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except DAMAGES:
            raise UsageError(f"{path} is not a workbook: save it as .xlsx") from None
        self._refuse_unsound()

    def _refuse_unsound(self) -> None:
        entries = self._zip.infolist()
        if is_bomb(entries):
            raise UnsafeError(f"{self.path} unpacks to far more than a workbook holds: ask where it is from")
        self._entries = {name_of(each): each for each in entries}
        self._names = Names(self._entries)
        self._encodings: dict[str, str] = {}
        self._read = 0
        if len(self._entries) < len(entries):
            raise UnsafeError(f"{self.path} holds a part twice: open it and save it again")
        if self.content_types not in self._entries or self.workbook_part not in self._entries:
            raise UsageError(f"{self.path} is a zip, but not a workbook: save it as .xlsx")
        if self.workbook_part.endswith(".bin"):
            raise UsageError(f"{self.path} is a binary workbook: save it as .xlsx")
        if _STRICT in self.read(self.workbook_part)[:4096]:
            raise UnsafeError(f"{self.path} is a Strict Open XML workbook: save it as an ordinary .xlsx")

    @property
    def content_types(self) -> str:
        """The name of the part that lists the types of all."""
        return self._names.find(CONTENT_TYPES)

    @cached_property
    def workbook_part(self) -> str:
        """The name of the part that lists the tabs."""
        found = (each.part for each in self.relations("") if each.type == "officeDocument")
        return next(found, self._names.find("xl/workbook.xml"))

    @property
    def names(self) -> list[str]:
        """The parts there are, in their order in the file, with what was changed."""
        there = [each for each in self._entries if self.changed.get(each, b"") is not None]
        new = [name for name, content in self.changed.items() if content is not None and name not in self._entries]
        return there + new

    @property
    def original_names(self) -> frozenset[str]:
        """The parts that there were when the file was read."""
        return frozenset(self._entries)

    def read(self, part: str) -> bytes:
        """Return the bytes of a part, as changed; XML in UTF-8, however the file keeps it."""
        content = self.changed.get(part)
        if content is not None:
            return content
        content = self.original(part)
        if not is_xml(part):
            return content
        self._encodings[part] = encoding_of(content)
        return to_utf8(content, self._encodings[part])

    def original(self, part: str) -> bytes:
        """Return the bytes of a part as the file that was read has them."""
        entry = self._entries.get(part)
        if entry is None:
            raise UnsafeError(f"{self.path} is damaged at {part} (it is not there): open it and save it again")
        self._read += entry.file_size
        if is_too_large(entry) or self._read > MOST_READ:
            raise UnsafeError(f"{self.path} unpacks to far more than a workbook holds, at {part}: ask where it is from")
        try:
            # The library gives no more than the entry announces, and says when that was a lie.
            return self._zip.read(entry)
        except DAMAGES as error:
            raise UnsafeError(f"{self.path} is damaged at {part} ({type(error).__name__}): save it again") from None

    def entry(self, part: str) -> zipfile.ZipInfo | None:
        """Return how the file that was read keeps a part; None for one that it hasn't."""
        return self._entries.get(part)

    def stream(self, entry: zipfile.ZipInfo) -> IO[bytes]:
        """Open a part as the file keeps it."""
        return self._zip.open(entry)

    def encoded(self, part: str) -> bytes | None:
        """Return the bytes to write for a part that was changed, in the encoding that it had; None for another one."""
        content = self.changed.get(part)
        return None if content is None else from_utf8(content, self._encodings.get(part, UTF_8))

    def tree(self, part: str) -> Node:
        """Return a part by its elements."""
        return parse_tree(self.read(part))

    def relations(self, part: str) -> list[Relation]:
        """Return the links of a part, "" for those of the package; links to outside are left out."""
        rels = self.rels_of(part)
        if self.changed.get(rels, b"") is None or not (rels in self._entries or rels in self.changed):
            return []
        changed = self.changed.get(rels)
        known = self._relations.get(rels)
        if known is None or known[0] is not changed:
            # Each cell that leads to a page has a link of its own: thousands, which are read once.
            known = self._relations[rels] = changed, self._read_relations(part, rels)
        return known[1]

    def _read_relations(self, part: str, rels: str) -> list[Relation]:
        return [
            Relation(
                each.attributes.get("Id", ""),
                each.attributes.get("Type", "").rpartition("/")[2],
                self._names.find(target_of(part, each.attributes.get("Target", ""))),
            )
            for each in self.tree(rels).all("Relationship")
            if each.attributes.get("TargetMode") != "External"
        ]

    def rels_of(self, part: str) -> str:
        """Return the name of the part that holds another one's links, whether there is one or not."""
        folder, name = posixpath.split(part)
        return self._names.find(posixpath.join(folder, "_rels", f"{name}.rels"))

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
            raise self.read_only()
        for lock in (f"~${target.name}", f".~lock.{target.name}#"):
            if (target.parent / lock).exists():
                raise UnsafeError(
                    f"{self.path} is open in another program, so nothing was written: close it first", hitch=Hitch.OPEN
                )
        if any(each.startswith("_xmlsignatures/") for each in self.names):
            raise UnsafeError(
                f"{self.path} is signed, and a change would break that: nothing was written", hitch=Hitch.CLOSED
            )

    def read_only(self) -> UnsafeError:
        """Say that the file may not be written."""
        return UnsafeError(
            f"{self.path} is read-only, so nothing was written: change its permissions", hitch=Hitch.CLOSED
        )
