"""The log of deliveries: a line of JSON each, only ever added to.

It may lie on a branch that others read, so an address is in it as a digest, with a salt of its own in
each line: who knows the address finds it again, and nobody can read it there.
"""

import hashlib
import json
import os
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from sheetsync.adapters.plain_file import open_plain
from sheetsync.errors import UnsafeError
from sheetsync.model.audience import Channel
from sheetsync.model.delivery import Delivery, Stage, Target

DIGEST: Final = "digest"
"""How an address begins that stands there as a digest: `digest:SALT:HASH`. Earlier releases wrote it as it is."""


def digest_of(address: str, salt: str = "") -> str:
    """Return the digest of an address, with a new salt where none is given; "" of none, and a digest as it is."""
    if not address or address.startswith(f"{DIGEST}:"):
        return address
    salt = salt or secrets.token_hex(8)
    return f"{DIGEST}:{salt}:{hashlib.sha256(f'{salt}:{address}'.encode()).hexdigest()[:32]}"


class DeliveryLog:
    """A file of JSON Lines. A line that can't be read, such as one that a crash tore, is passed over."""

    def __init__(
        self,
        path: Path,
        sheet: str = "",
        tab: str = "",
        *,
        addresses: Collection[str] = (),
        is_gone: Callable[[str], bool] = lambda _: False,
    ) -> None:
        """Name the file, and what is told of.

        Args:
            path: The file.
            sheet: What the sheet is known by; "" sees the deliveries of all, and belongs to none.
            tab: The tab of it; "" is any.
            addresses: Those that are known again; another one is read as its digest.
            is_gone: Whether the sheet that a delivery was of isn't there any more. It may be this one, renamed.
        """
        self._path = path
        self._sheet = sheet
        self._tab = tab
        self._addresses = set(addresses)
        self._is_gone = is_gone

    @property
    def sheet(self) -> str:
        """What the sheet is known by of which is told."""
        return f"{self._sheet}-{self._tab}" if self._tab else self._sheet

    def know(self, addresses: Iterable[str]) -> None:
        """Know more addresses again."""
        self._addresses |= set(addresses)

    def read(self) -> tuple[Delivery, ...]:
        """Return every delivery of the sheet, oldest first; nothing where there is no file yet.

        One of an earlier release, that doesn't say of which sheet it was, counts for each: nobody is told twice.

        Raises:
            UnsafeError: The file is there and can't be read: then nobody knows who was told.
        """
        try:
            with open_plain(self._path, "rb") as file:
                lines = file.read().splitlines()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise UnsafeError(
                f"{self._path} can't be read ({error.strerror}), so nobody knows who was told; nothing was sent"
            ) from None
        return tuple(self._known(each) for each, sheet, tab in _deliveries(lines) if self._is_own(sheet, tab))

    def _known(self, delivery: Delivery) -> Delivery:
        """Return a delivery with the address that its digest is of, where it is one that we know."""
        kind, _, rest = delivery.target.to.partition(":")
        salt = rest.partition(":")[0]
        if kind != DIGEST:
            return delivery
        to = next((each for each in self._addresses if digest_of(each, salt) == delivery.target.to), "")
        return replace(delivery, target=replace(delivery.target, to=to)) if to else delivery

    def _is_own(self, sheet: str, tab: str) -> bool:
        if not (self._sheet and sheet):
            return True
        if sheet == self._sheet:
            return not (self._tab and tab) or tab == self._tab
        return self._is_gone(sheet)

    def append(self, delivery: Delivery) -> None:
        """Add a delivery, on the disk for good.

        Raises:
            UnsafeError: It can't be written.
        """
        to = delivery.target.to
        self._addresses |= {to} if to else set()
        line: dict[str, object] = {
            "at": delivery.at.isoformat(),
            "audience": delivery.target.audience,
            "channel": delivery.target.channel.value,
            "to": digest_of(to),
            "problem": (delivery.problem or "").replace(to, "the reader") if to else delivery.problem or "",
        }
        line |= {name: value for name, value in (("sheet", self._sheet), ("tab", self._tab)) if value}
        if delivery.stage is not Stage.ENDED:
            line["stage"] = delivery.stage.value
        if delivery.run:
            line["run"] = delivery.run
        if delivery.things:
            line["things"] = list(delivery.things)
        text = json.dumps(line) + "\n"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with open_plain(self._path, "a+b") as file:
                file.seek(0, os.SEEK_END)
                if file.tell():
                    file.seek(-1, os.SEEK_END)
                    # A torn last line must not take ours with it.
                    text = text if file.read(1) == b"\n" else f"\n{text}"
                file.write(text.encode())
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise UnsafeError(
                f"{self._path} can't be written ({error.strerror}): name another `log` under [send]"
            ) from None


def _deliveries(lines: list[bytes]) -> Iterator[tuple[Delivery, str, str]]:
    """Yield each delivery, and the sheet and the tab that it was of, "" where it doesn't say."""
    for line in lines:
        try:
            entry = json.loads(line)
            target = Target(str(entry["audience"]), Channel(entry["channel"]), str(entry["to"]))
            at = datetime.fromisoformat(entry["at"])
            stage = Stage(entry.get("stage", Stage.ENDED))
        except (ValueError, KeyError, TypeError):
            continue
        if at.tzinfo is not None:
            things = entry.get("things")
            keys = tuple(each for each in things if isinstance(each, str)) if isinstance(things, list) else ()
            delivery = Delivery(target, at, _said(entry, "problem"), stage, _said(entry, "run"), keys)
            yield delivery, str(entry.get("sheet", "")), str(entry.get("tab", ""))


def _said(entry: dict[str, object], key: str) -> str | None:
    return str(entry[key]) if entry.get(key) else None
