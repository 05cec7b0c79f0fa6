"""A whole workbook."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from tests.strict import note, packaging, sheet, style
from tests.strict.xml import (
    Element,
    Parts,
    all_of,
    children,
    link_of,
    links,
    name,
    order,
    part_at,
    path_of,
    root_of,
    words,
)

ORDER = words(
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences "
    "definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing "
    "fileRecoveryPr webPublishObjects extLst"
)


def faults(content: bytes) -> list[str]:
    """Say everything that is wrong with a workbook; nothing for one that Excel opens without a word."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            infos = [each for each in package.infolist() if not each.filename.endswith("/")]
            twice = Counter(each.filename for each in infos)
            parts = {each.filename: package.read(each) for each in infos}
    except zipfile.BadZipFile as error:
        return [f"no package: {error}"]
    found = [f"{each} is in the package {times} times" for each, times in twice.items() if times > 1]
    if packaging.TYPES not in parts:
        return [*found, f"no {packaging.TYPES}"]
    unfit = list(_not_xml(parts))
    return [*found, *unfit] if unfit else [*found, *_in(parts)]


def _not_xml(parts: Parts) -> Iterator[str]:
    for part, content in parts.items():
        if part.lower().endswith((".xml", ".rels")):
            try:
                root_of(content)
            except (ParseError, ValueError, LookupError) as error:
                yield f"{part}: not XML: {error}"


def _in(parts: Parts) -> Iterator[str]:
    yield from packaging.faults(parts)
    yield from note.ids(parts)
    book = next((path for kind, path in links(parts, "").values() if kind == "officeDocument" and path), "")
    part = part_at(parts, book)
    if not part:
        yield "no workbook"
        return
    root, known = root_of(parts[part]), links(parts, part)
    yield from order(root, ORDER, part)
    yield from _tabs(part, root, known)
    looks = _first(parts, known, "styles")
    sizes = {}
    if looks:
        styles = root_of(parts[looks])
        sizes = style.sizes(styles)
        yield from style.faults(looks, styles)
    strings = _first(parts, known, "sharedStrings")
    texts = sum(name(each) == "si" for each in children(root_of(parts[strings]))) if strings else 0
    for kind, path in known.values():
        if kind == "worksheet" and (tab := part_at(parts, path)):
            tree, own = root_of(parts[tab]), links(parts, tab)
            yield from sheet.faults(tab, tree, sizes=sizes, texts=texts, known=own)
            yield from note.faults(parts, tab, tree, own)


def _first(parts: Parts, known: dict[str, tuple[str, str]], wanted: str) -> str:
    return next((part_at(parts, path) for kind, path in known.values() if kind == wanted), "")


def _tabs(part: str, root: Element, known: dict[str, tuple[str, str]]) -> Iterator[str]:
    tabs = list(all_of(root, "sheet"))
    if not tabs:
        yield f"{part}: no tab"
    for what, said in (
        ("name", [path_of(each.get("name", "")) for each in tabs]),
        ("sheetId", [each.get("sheetId", "") for each in tabs]),
        ("link", [link_of(each) for each in tabs]),
        (
            "defined name",
            [f"{each.get('name', '').lower()} {each.get('localSheetId')}" for each in all_of(root, "definedName")],
        ),
    ):
        yield from (f"{part}: the {what} {each} {times} times" for each, times in Counter(said).items() if times > 1)
    yield from (
        f"{part}: a tab links to {link_of(each)}, which is not there" for each in tabs if link_of(each) not in known
    )
