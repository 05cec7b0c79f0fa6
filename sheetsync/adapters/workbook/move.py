"""Move: our column, with all that stands in it, from one place of a tab to another."""

from sheetsync.adapters.workbook import column, patch, proof
from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.read import Tab, read_tabs
from sheetsync.adapters.workbook.xml_tree import spliced
from sheetsync.model.cell import CellRef
from sheetsync.model.plan import Edit, Install


def move(package: Package, tab: Tab, to: Install, own_header: str) -> tuple[Tab, ...]:
    """Move our column in the package, and return the tabs as they are then, with the cells of this one.

    People's answers move with our texts, byte for byte. Whoever asks has made sure that the column
    holds nothing but texts, and that there is room for it.
    """
    own = tab.grid.own
    if own is None:
        return ()
    texts = {row: tab.grid.at(CellRef(row, own.column)).shown for row in range(own.header.row, len(tab.grid.rows) + 1)}
    header = texts.pop(own.header.row)
    filled = {row: text for row, text in texts.items() if text}
    out = patch.texts(
        tab,
        [Edit(CellRef(row, own.column), text, "") for row, text in filled.items()],
        Edit(own.header, header, ""),
    )
    splices = [*out.splices, *column.uninstall(tab)[0]]
    package.changed[tab.part] = spliced(tab.source, splices)
    proof.of_tab(package, tab, splices, out.texts)

    def wanted(title: str, _tab_id: str | None) -> bool:
        return title == tab.grid.tab

    lifted = next(each for each in read_tabs(package, wanted, own_header) if each.part == tab.part)
    into = patch.texts(
        lifted,
        [Edit(CellRef(row, to.header.column), "", text) for row, text in filled.items()],
        Edit(to.header, "", header),
    )
    splices = [*into.splices, *column.install(lifted, to, column.add_look(package))]
    package.changed[tab.part] = spliced(lifted.source, splices)
    proof.of_tab(package, lifted, splices, into.texts)
    return read_tabs(package, wanted, own_header)
