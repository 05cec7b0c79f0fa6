"""Smart chips: from the placeholders of a write to the runs that a read shows."""

from collections.abc import Iterator, Sequence

from localsheets.errors import Json, RefusedError

PLACEHOLDER = "@"


def shown(text: str, runs: Sequence[Json]) -> tuple[str, tuple[Json, ...]]:
    """Return the text of a cell with its chips in the place of the placeholders, and all runs of it.

    Args:
        text: What was entered.
        runs: The runs of a write: those with a chip, each at its placeholder, in order.

    Raises:
        RefusedError: A run has no placeholder, or its chip lacks what it has to have.
    """
    units = text.encode("utf-16-le", "surrogatepass")
    pieces: list[tuple[str, Json]] = []
    end = 0
    for run in runs:
        if not run.get("chip"):
            continue
        start = run.get("startIndex") or 0
        if start < end or _between(units, start, start + 1) != PLACEHOLDER:
            raise RefusedError(f"Chip run at index {start} does not correspond to a placeholder character '@'.")
        pieces += [(_between(units, end, start), {}), (_words(run["chip"]), run["chip"])]
        end = start + 1
    pieces.append((_between(units, end, len(units) // 2), {}))
    return "".join(words for words, _ in pieces), tuple(_runs(pieces))


def name_of(email: str) -> str:
    """Return the name of a person's account; here it follows from the address: `ana.ruiz@...` is Ana Ruiz."""
    return " ".join(part.capitalize() for part in email.partition("@")[0].split("."))


def _runs(pieces: Sequence[tuple[str, Json]]) -> Iterator[Json]:
    at = 0
    for words, chip in pieces:
        if words:
            yield {"startIndex": at, "chip": chip} if at else {"chip": chip}
        at += len(words.encode("utf-16-le", "surrogatepass")) // 2


def _words(chip: Json) -> str:
    person, link = chip.get("personProperties"), chip.get("richLinkProperties")
    if (person is None) == (link is None):
        raise RefusedError("A chip must have exactly one of personProperties and richLinkProperties.")
    if link is not None:
        uri = str(link.get("uri") or "")
        if not uri.startswith(("https://docs.google.com/", "https://drive.google.com/")) or len(uri.encode()) > 2000:
            raise RefusedError("Only links to Drive files of at most 2000 bytes can be written as chips.")
        return uri
    email = str((person or {}).get("email") or "")
    if "@" not in email:
        raise RefusedError("A person chip must have an email.")
    first, _, last = name_of(email).rpartition(" ")
    form = (person or {}).get("displayFormat")
    if form == "EMAIL":
        return email
    return f"{last}, {first}" if form == "LAST_NAME_COMMA_FIRST_NAME" and first else name_of(email)


def _between(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
