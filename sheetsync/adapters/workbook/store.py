"""The store that is a workbook on the disk."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sheetsync.adapters import atomic_file
from sheetsync.adapters.answered import is_as_shown, is_day
from sheetsync.adapters.office.container import read_file
from sheetsync.adapters.office.xml_parse import UnsoundError
from sheetsync.adapters.workbook import column, note, patch, proof
from sheetsync.adapters.workbook.calculation import calculate_anew
from sheetsync.adapters.workbook.dropdown import dropdown, is_crowded_below
from sheetsync.adapters.workbook.lock import refuse_locked
from sheetsync.adapters.workbook.move import move
from sheetsync.adapters.workbook.package import Package
from sheetsync.adapters.workbook.patch import Number
from sheetsync.adapters.workbook.read import Tab, counts_from_1904, read_tabs, spreadsheet_of
from sheetsync.adapters.workbook.saving import save
from sheetsync.adapters.workbook.sheet_scan import LAST_ROW
from sheetsync.adapters.workbook.trace import tabs_with_ours
from sheetsync.adapters.workbook.value import serial
from sheetsync.adapters.workbook.xml_tree import Node, Splice, spliced
from sheetsync.errors import Hitch, UnsafeError
from sheetsync.model.answer_text import without_ours
from sheetsync.model.cell import BLANK, CellRef, Span
from sheetsync.model.grid import Spreadsheet, lone_headers
from sheetsync.model.own_text import is_our_note, one_line
from sheetsync.model.plan import Answer, Edit, Plan, Written
from sheetsync.ports import Replan, Wanted, every


class Workbook:
    """Reads `.xlsx` and `.xlsm`, and patches our texts into them.

    `own_header` is the header of our column, by which it is known where no rule of ours shows it. `known_as` is what
    the file is known by on any machine; None is its path.
    """

    def __init__(self, path: Path, *, own_header: str, known_as: str | None = None) -> None:
        self._path = path
        self._own_header = own_header
        self._known_as = known_as
        self._reads = self._writes = 0
        self._open: tuple[Package, tuple[Tab, ...]] | None = None

    @property
    def requests(self) -> Mapping[str, int]:
        """How often the file was read and written."""
        return {"read": self._reads, "write": self._writes}

    def begin(self) -> None:
        """Begin another turn: a file can be read as often as anybody wants."""

    def read(self, wanted: Wanted = every, *, looks: bool = False) -> Spreadsheet:
        """Read the tabs that are wanted, always with their looks, and the names of the others."""
        del looks
        self._reads += 1
        self._open = self._read_tabs(wanted)
        return replace(spreadsheet_of(*self._open), known_as=self._known_as)

    def apply(self, plan: Plan, replan: Replan) -> Written:
        """Write a plan into the file that it was made from; nobody can edit within the write, so it stands.

        A column that moves is planned for anew where it stands then, and all is written at once.
        """
        atomic_file.sweep(self._path.resolve())
        if not plan:
            return Written(acknowledged=len(plan.acknowledged), squatted=len(plan.squatted) + len(plan.asked))
        package, tab = self._writable(plan)
        if plan.install and plan.install.instead_of:
            tabs = move(package, tab, plan.install, self._own_header)
            plan = replan(spreadsheet_of(package, tabs))
            tab = self._titled(tabs, plan.tab)
        header = Edit(plan.install.header, "", plan.install.text) if plan.install else None
        if header and tab.grid.at(header.cell) is not BLANK:
            raise UnsafeError(f"{header.cell.a1} is not free for our header, so nothing was written: run again")
        patched = patch.texts(tab, plan.edits, header)
        splices = list(patched.splices)
        if plan.install:
            splices += column.install(tab, plan.install, column.add_look(package))
        splices += column.renew(tab)
        root = replace(tab.scanned.root, children=tab.scanned.parts)
        notes, links = note.write_notes(package, tab.part, root, tab.notes, plan.notes)
        self._write(package, tab, [*splices, *links], patched.texts, plan.notes)
        return Written(
            patched.placed,
            patched.changed,
            patched.cleared,
            len(plan.acknowledged),
            len(plan.squatted) + len(plan.asked),
            patched.gone,
            notes,
        )

    def answer(self, tab: str, answers: Sequence[Answer]) -> tuple[Answer, ...]:
        """Type answers into the file as it was read last; nobody can edit within the write, so they stand."""
        if self._open is None:
            self._open = self._read_tabs(lambda title, _: title == tab)
        package, found = self._writable(Plan(tab, self._open[0].revision))
        typed = tuple(each for each in answers if is_as_shown(found.grid, each))
        patched = patch.texts(found, [_stored(package, found, each) for each in typed])
        if typed:
            calculate_anew(package)
        self._write(package, found, list(patched.splices), patched.texts, ())
        return typed

    def clear(self, *, dry_run: bool = False) -> Written:
        """Take away every text, note, rule and width of ours; a tab that can have none is not read."""
        try:
            package = Package(self._path, read_file(self._path))
            tabs, unread = tabs_with_ours(package, self._own_header)
        except UnsoundError as error:
            raise UnsafeError(f"{self._path}: {error}") from None
        total = Written(unread=unread)
        for tab in tabs:
            total = _sum(total, self._clear_tab(package, tab))
        if package.changed and not dry_run:
            package.refuse_unwritable()
            refuse_locked(package)
            self._save(package)
        return total

    def add_dropdown(self, tab: str, cells: Span, choices: Sequence[str]) -> Span | None:
        """Put a dropdown on a column, and return the cells that have it; None where people put any validation there."""
        self._open = self._read_tabs(lambda title, _: title == tab)
        package, found = self._writable(Plan(tab, self._open[0].revision))
        put = cells if is_crowded_below(found, cells) else Span(cells.first, CellRef(LAST_ROW, cells.last.column))
        splices = dropdown(found, put, choices)
        self._write(package, found, splices, {}, ())
        return put if splices else None

    def refuse_unwritable(self) -> None:
        """Stop before a write that would harm, as far as that is known before there is a plan.

        Raises:
            UnsafeError: The file is read-only, open elsewhere, or signed.
        """
        package, _ = self._read_tabs(lambda _title, _tab_id: False)
        package.refuse_unwritable()
        refuse_locked(package)

    def _read_tabs(self, wanted: Wanted = every) -> tuple[Package, tuple[Tab, ...]]:
        content = read_file(self._path)
        try:
            package = Package(self._path, content)
            return package, read_tabs(package, wanted, self._own_header)
        except UnsoundError as error:
            raise UnsafeError(f"{self._path}: {error}") from None

    def _writable(self, plan: Plan) -> tuple[Package, Tab]:
        """Return what the plan was made from, ready to be written.

        Raises:
            UnsafeError: It can't be written without harm.
        """
        if self._open is None or self._open[0].revision != plan.revision:
            self._open = self._read_tabs()
        package, tabs = self._open
        self._open = None
        if package.revision != plan.revision:
            raise UnsafeError(
                f"{self._path} is not the file that was checked, so nothing was written: run again", hitch=Hitch.CROWDED
            )
        package.refuse_unwritable()
        refuse_locked(package)
        tab = self._titled(tabs, plan.tab)
        if tab.is_protected:
            raise UnsafeError(
                f'the tab "{one_line(plan.tab)}" is protected, so nothing was written: '
                "unprotect it, or use `sheetsync check`",
                hitch=Hitch.CLOSED,
            )
        return package, tab

    def _titled(self, tabs: Sequence[Tab], title: str) -> Tab:
        tab = next((each for each in tabs if each.part and each.grid.tab == title), None)
        if tab is None:
            raise UnsafeError(
                f'the tab "{one_line(title)}" is gone, so nothing was written: run again', hitch=Hitch.TAB_GONE
            )
        return tab

    def _write(
        self,
        package: Package,
        tab: Tab,
        splices: list[Splice],
        texts: Mapping[CellRef, str],
        notes: Sequence[Edit],
    ) -> None:
        if splices:
            package.changed[tab.part] = spliced(tab.source, splices)
        if package.changed:
            proof.of_tab(package, tab, splices, texts, notes)
            self._save(package)

    def _save(self, package: Package) -> None:
        proof.of_package(package)
        self._writes += 1
        save(package)

    def _clear_tab(self, package: Package, tab: Tab) -> Written:
        ours = [Edit(ref, text, without_ours(text)) for ref, text in tab.grid.own_texts]
        squatted = column.squatted(tab.grid)
        rules, look = column.uninstall(tab)
        is_installed = bool(ours) or look >= 0
        header = column.own_header(tab.grid, self._own_header) if is_installed and not squatted else None
        patched = patch.texts(tab, ours, header)
        notes = [Edit(ref, text, "") for ref, text in tab.notes.texts.items() if is_our_note(text)]
        root: Node = replace(tab.scanned.root, children=tab.scanned.parts)
        cleared_notes, links = note.write_notes(package, tab.part, root, tab.notes, notes)
        splices = [*patched.splices, *rules, *links]
        if splices and tab.is_protected:
            raise UnsafeError(f'the tab "{one_line(tab.grid.tab)}" is protected, so nothing was cleared: unprotect it')
        if splices:
            package.changed[tab.part] = spliced(tab.source, splices)
        if splices or cleared_notes:
            proof.of_tab(package, tab, splices, patched.texts, notes)
        if look >= 0:
            column.drop_look(package, look)
        # Above what people wrote it stays, and they are told of that.
        kept = () if header or squatted else tuple(lone_headers(tab.grid, self._own_header))
        columns = int(bool(rules) or header is not None)
        return Written(cleared=len(ours), squatted=squatted, notes=cleared_notes, columns=columns, headers=kept)


def _sum(one: Written, other: Written) -> Written:
    return replace(
        one,
        cleared=one.cleared + other.cleared,
        squatted=one.squatted + other.squatted,
        notes=one.notes + other.notes,
        columns=one.columns + other.columns,
        headers=one.headers + other.headers,
    )


def _stored(package: Package, tab: Tab, answer: Answer) -> Edit:
    """Return what to store for an answer: the day of a date as a number, where the cell holds such a one."""
    if not (answer.is_date and is_day(tab.grid.at(answer.edit.cell))):
        return answer.edit
    is_1904 = counts_from_1904(package.tree(package.workbook_part))
    return replace(answer.edit, new=Number(serial(date.fromisoformat(answer.edit.new), epoch_1904=is_1904)))
