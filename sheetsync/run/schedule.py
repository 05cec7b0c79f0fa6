"""The scheduled run of a repository: what would be written for it, and what stands in its way."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from sheetsync import __version__, wiring
from sheetsync.adapters import installed
from sheetsync.adapters.machine_zone import machine_zone
from sheetsync.adapters.repository import Repository, repository_of
from sheetsync.adapters.run_page import page_of
from sheetsync.adapters.workflow_folder import FOLDER, marked, workflow, workflows
from sheetsync.config.load import FILE, Config
from sheetsync.errors import UsageError
from sheetsync.model.audience import Channel
from sheetsync.model.language import Language
from sheetsync.model.run import Rendered
from sheetsync.model.settings import Commit
from sheetsync.model.workflow import Hand, Pinned, Plan, Workflow
from sheetsync.render import menu as text_of_menu
from sheetsync.render import workflow as text_of_workflow
from sheetsync.steps.menu_words import menu_words
from sheetsync.wiring.stores import kind_of

PLACE: Final = Path(".github/sheetsync")
NAME: Final = "sheetsync"
_FOR_PEOPLE: Final = frozenset({"numpy", "pandas", "python-dateutil", "tzdata"})
"""What `retro`, `history export` and a roll-up take, and time zones, which a runner has: no command of a job loads
them, and they are most of what would be unpacked."""

_AS_IT_IS: Final = b"# Their hashes stand in the workflow: no line end of them may change.\n* -text\n"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be written: each file by its path, the old wheels that would go, and what stands there now."""

    root: Path
    workflow: Path
    before: Workflow | None
    files: Mapping[Path, bytes]
    gone: tuple[Path, ...]

    @property
    def is_current(self) -> bool:
        """Whether all of it stands there already."""
        return not self.gone and all(_content(path) == content for path, content in self.files.items())

    @property
    def text(self) -> str:
        """The text of the workflow."""
        return self.files[self.workflow].decode()

    def write(self) -> None:
        """Write it, the workflow last, so that none runs with half of its files.

        Raises:
            UnsafeError: It can't be written.
        """
        for path in sorted(self.files, key=lambda each: each == self.workflow):
            wiring.outbox(path.parent).deliver([Rendered("workflow", path.name, self.files[path])])
        for path in self.gone:
            path.unlink(missing_ok=True)

    def left_out(self) -> tuple[Path, ...]:
        """Return what git would not commit, for a line in some `.gitignore` says so."""
        repository = Repository(self.root)
        return tuple(each for each in self.files if repository.ignores(each))


def hindrances(configured: Config) -> Iterator[str]:
    """Yield why no runner of GitHub could do the run here, each with the next move."""
    repository = repository_of(Path())
    if repository is None:
        yield "this folder is in no git repository: make one with `git init`, or go to that of the team"
        return
    if not repository.goes_to_github():
        yield "no remote of this repository is on GitHub, by its address: add it with `git remote add origin ADDRESS`"
    if configured.choices.history.url:
        yield "the history is a database, which a runner may not reach: name a folder under [history]"
    path = kind_of(configured.choices.sheet.location).file_of(configured.choices.sheet.location)
    if path is None:
        return
    if not path.resolve().is_relative_to(repository.root.resolve()):
        yield f"{path} lies outside of the repository, where no runner finds it: move it there"
    elif repository.ignores(path):
        yield f"git ignores {path}, so no runner finds it: take it out of .gitignore"
    elif repository.keeps_elsewhere(path):
        yield f"{path} is kept in Git LFS, where its remarks can't be put back: keep it in the repository itself"


def zone_of(configured: Config, sheet_zone: str | None) -> str:
    """Return whose clock a schedule goes by: as configured, the sheet's, or this machine's."""
    said = configured.choices.schedule.time_zone
    own = configured.choices.sheet.time_zone if configured.choices.sheet.time_zone != "UTC" else None
    return said or own or sheet_zone or machine_zone() or "UTC"


def proposal(configured: Config, zone: str) -> Proposal:
    """Return what would be written for the scheduled run, which will be made in the folder that this is.

    Args:
        configured: As the file says by now.
        zone: The time zone of the schedule.

    Raises:
        UsageError: This is no repository.
        UnsafeError: The running sheetsync can't be put beside the workflow, for it is a link, or was changed.
    """
    repository = repository_of(Path())
    if repository is None:
        raise UsageError("this folder is in no git repository, so no workflow was written: make one with `git init`")
    root = repository.root
    config, path = _inside(configured.file or Path(FILE), root), _path(configured, root)
    wheel = installed.wheel()
    beside = {
        root / PLACE / wheel.name: wheel.content,
        root / PLACE / "requirements.txt": _requirements(configured, wheel),
        root / PLACE / "uv.txt": installed.lock("uv"),
    }
    pinned = tuple(Pinned(each.name, hashlib.sha256(content).hexdigest()) for each, content in beside.items())
    slug = path.stem.removeprefix(NAME).strip("-")
    plan = _plan(configured, _inside(Path(), root), slug=slug, pinned=pinned, zone=zone)
    text = marked(text_of_workflow.render(plan), config)
    files = {root / PLACE / ".gitattributes": _AS_IT_IS, **beside, path: text.encode()}
    old = [each for each in (root / PLACE).glob(f"{wheel.name.split('-')[0]}-*.whl") if each not in files]
    return Proposal(root, path, workflow(path), files, tuple(sorted(old)))


def page(configured: Config) -> str:
    """Return the address of the page on which a person starts the scheduled run of a Google Sheet.

    Raises:
        UsageError: It is no Google Sheet, or no remote of this repository is on GitHub.
    """
    if kind_of(configured.choices.sheet.location).file_of(configured.choices.sheet.location) is not None:
        raise UsageError("a menu is for a Google Sheet, and this is a file: run `sheetsync sync` for a check at once")
    repository = repository_of(Path())
    there = repository.page() if repository else ""
    if repository is None or not there:
        raise UsageError(
            "a menu leads to the scheduled run on GitHub, and no remote of this folder's repository is there, "
            "by its address: add it with `git remote add origin ADDRESS`"
        )
    return page_of(there, _path(configured, repository.root).name)


def write_menu(page: str, language: Language) -> Path:
    """Write the script of the menu that leads to a page, in the repository that this folder is in; return its path.

    It says what it says in a language.

    Raises:
        UnsafeError: It can't be written.
    """
    repository = repository_of(Path())
    path = (repository.root if repository else Path()) / PLACE / "menu.gs"
    wiring.outbox(path.parent).deliver(
        [Rendered("menu", path.name, text_of_menu.render(page, menu_words(language)).encode())]
    )
    return path


def _path(configured: Config, root: Path) -> Path:
    """Return where the workflow of this configuration stands, or will."""
    config, found = _inside(configured.file or Path(FILE), root), list(workflows(root))
    return next((each.path for each in found if each.config == config), None) or _new_path(root, config, found)


def _new_path(root: Path, config: str, found: list[Workflow]) -> Path:
    """Return where the workflow goes: the usual name, unless that is another roadmap's or somebody else's."""
    usual = root / FOLDER / f"{NAME}.yml"
    taken = next((each for each in found if each.path == usual), None)
    if taken is None or taken.hand is Hand.OLD or (taken.hand is Hand.OTHER and config == FILE):
        return usual
    slug = re.sub(r"[^a-z0-9]+", "-", config.removesuffix(".toml").removesuffix("/sheetsync").lower()).strip("-")
    return root / FOLDER / f"{NAME}-{slug or 'other'}.yml"


def _plan(configured: Config, folder: str, *, slug: str, pinned: tuple[Pinned, ...], zone: str) -> Plan:
    choices = configured.choices
    kind = kind_of(choices.sheet.location)
    is_elsewhere = kind.file_of(choices.sheet.location) is None
    schedule = choices.schedule
    channels = {channel for each in choices.audiences for channel in each.channels}
    commit = choices.writing.commit
    # Files that are only read have no remarks to put back.
    writes = kind.writes and not is_elsewhere
    return Plan(
        version=__version__,
        folder=folder,
        config=(configured.file or Path(FILE)).as_posix(),
        slug=slug,
        history=(configured.folder / choices.history.folder).as_posix(),
        output=(configured.folder / choices.summary.output).as_posix(),
        schedule=replace(schedule, time_zone=zone),
        files=pinned,
        google=is_elsewhere or Channel.GOOGLE_DOC in channels,
        commits=writes and commit is not Commit.NEVER,
        pulls=writes and commit is Commit.PULL_REQUEST,
        issue=choices.job.issue,
    )


def _requirements(configured: Config, wheel: installed.Wheel) -> bytes:
    """Return the lock of what is installed, the wheel itself at its end."""
    choices = configured.choices
    formats = {
        *choices.summary.formats,
        *choices.templates.paths,
        *(form for each in choices.audiences for form in each.formats),
    }
    mails = any(Channel.MAIL in each.channels for each in choices.audiences)
    dates = {each.dates for each in choices.audiences} | {each.dates for each in choices.people}
    speaks = not dates.issubset(("", "iso", *Language))
    lock = "documents" if any(each.dress.extra for each in formats) or mails or speaks else "run"
    pinned = _for_a_job(installed.lock(lock))
    ours = f"./{wheel.name} \\\n    --hash=sha256:{hashlib.sha256(wheel.content).hexdigest()}\n"
    return pinned + ours.encode()


def _for_a_job(lock: bytes) -> bytes:
    entries = re.split(rb"(?m)^(?=\S)", lock)
    return b"".join(each for each in entries if each.split(b"==")[0].decode() not in _FOR_PEOPLE)


def _inside(path: Path, root: Path) -> str:
    return path.resolve().relative_to(root.resolve()).as_posix()


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
