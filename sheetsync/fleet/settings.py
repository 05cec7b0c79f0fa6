"""The schema of `fleet.toml`: the database, the quota, the service accounts, the audiences, and the roadmaps."""

import os
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from sheetsync.config.audience import AudienceSection, SendSection
from sheetsync.config.limits import Limits, below, outside
from sheetsync.config.toml_line import line_of
from sheetsync.errors import UsageError
from sheetsync.fleet.member import NAME, Member, duration_of
from sheetsync.model.audience import Audience
from sheetsync.model.settings import Sending

FILE: Final = "fleet.toml"
DATABASE: Final = "SHEETSYNC_DATABASE"
"""The variable that may name the database, so that its password stands in no file."""


@dataclass(frozen=True, slots=True)
class Account:
    """A service account: its name here, and the path of its key, None for the machine's own credentials.

    `project` is the project at Google that it belongs to: the accounts of one share a quota.
    """

    name: str
    key: str | None = None
    project: str | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """What Google allows in any `window_s` seconds, reads and writes counted apart.

    `slack_s` is how long a request may take from here to there: so much longer is our own window,
    for what counts is when it arrives.
    """

    per_account: int = 60
    per_project: int = 300
    window_s: float = 60.0
    slack_s: float = 2.0


@dataclass(frozen=True, slots=True)
class Fleet:
    """What `fleet.toml`, the `file`, says. `folder` is where its paths start; `output` is None without summaries.

    With `drive`, Drive is asked first whether a sheet has changed at all. `sending` is how mails leave; its log is
    none, for the database keeps it.
    """

    folder: Path
    database: str
    accounts: tuple[Account, ...] = (Account("default"),)
    quota: Quota = Quota()
    audiences: tuple[Audience, ...] = ()
    members: tuple[Member, ...] = ()
    config: str | None = None
    output: str | None = None
    drive: bool = False
    file: Path = Path(FILE)
    sending: Sending = field(default_factory=Sending)

    @property
    def of_members(self) -> Limits:
        """How far the paths in the file of a member may lead: it is one team's of many."""
        keys = {self.folder / each.key for each in self.accounts if each.key}
        return Limits(is_strict=True, private=frozenset(each.resolve() for each in (self.file, *keys)))

    def config_of(self, member: Member) -> Path | None:
        """Return the file that a member is synced by; None where there is none.

        Raises:
            UsageError: Its own leads out of the folder.
        """
        if not member.config:
            return self.folder / self.config if self.config else None
        path = below(self.folder, member.config, f"`config` of {member.name}")
        if path == self.file.resolve():
            raise UsageError(f"`config` of {member.name} is the file of the fleet: name a file of its own")
        return path

    @property
    def summaries(self) -> Path | None:
        """The folder that has a folder of documents for each member."""
        return self.folder / self.output if self.output else None

    @property
    def notes(self) -> tuple[str, ...]:
        """Say which paths lead out of the folder, a sentence each."""
        named = {"config": self.config, "output": self.output}
        found = {key: outside(self.folder, said) for key, said in named.items() if said}
        return tuple(f"{self.file}: {key} leads out of its folder, to {leads}" for key, leads in found.items() if leads)

    @property
    def limits(self) -> dict[str, int]:
        """How many requests each account may send in a window: its own, or its part of its project's."""
        sharing = Counter(each.project for each in self.accounts)
        return {
            each.name: max(1, min(self.quota.per_account, self.quota.per_project // sharing[each.project]))
            for each in self.accounts
        }


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _name(text: str) -> str:
    if not NAME.fullmatch(text):
        raise ValueError("must be small letters, digits and hyphens, at most 80")
    return text


def _every(text: str) -> str:
    duration_of(text)
    return text


Name = Annotated[str, AfterValidator(_name)]


class AccountSection(_Section):
    """`[[account]]`: a service account that roadmaps are shared with."""

    name: Name = Field(max_length=40)
    key: str = Field("", description="Path of its key, beside this file; else the machine's own credentials.")
    project: str = Field("", description="Which project at Google it belongs to, where there are several.")


class QuotaSection(_Section):
    """`[quota]`: what Google allows your project; the defaults are Google's own."""

    per_account: int = Field(60, ge=1, description="Requests a window for one service account.")
    per_project: int = Field(300, ge=1, description="Requests a window for the whole project.")
    window_s: float = Field(60.0, gt=0, description="Length of the window in seconds.")
    slack_s: float = Field(2.0, ge=0, description="How long a request may be under way to Google.")


class RoadmapSection(_Section):
    """`[[roadmap]]`: one roadmap, and when it is synced."""

    name: Name
    sheet: str = Field(min_length=1, description="Address or key of a Google Sheet.")
    team: str = ""
    owner: str = ""
    every: Annotated[str, AfterValidator(_every)] = Field("1d", description="How often: 15m, 6h, 1d or 1w.")
    config: str = Field("", description="Its own sheetsync.toml, beside this file.")
    accounts: list[str] = Field([], description="Service accounts that it is shared with; else all.")
    audiences: list[str] = Field([], description="Audiences whose roll-up may show it; else all.")

    def member(self) -> Member:
        """Return it as the rest of the fleet knows it."""
        return Member(
            name=self.name,
            sheet=self.sheet,
            team=self.team,
            owner=self.owner,
            every=duration_of(self.every),
            config=self.config or None,
            accounts=tuple(self.accounts),
            audiences=tuple(self.audiences),
        )


class _File(_Section):
    database: str = ""
    config: str = Field("", description="The sheetsync.toml of roadmaps that have none of their own.")
    output: str = Field("", description="Folder that every worker writes the summaries to.")
    drive: bool = Field(False, description="Ask Drive first whether a sheet has changed; a right of its own.")
    quota: QuotaSection = QuotaSection()
    account: list[AccountSection] = []
    audience: list[AudienceSection] = []
    roadmap: list[RoadmapSection] = []
    send: SendSection = SendSection()


def load(file: Path) -> Fleet:
    """Read `fleet.toml`; the database may be named by the environment.

    Raises:
        UsageError: With every mistake, a line each.
    """
    try:
        source = file.read_text(encoding="utf-8-sig")
        said = _File.model_validate(tomllib.loads(source))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} can't be read ({type(error).__name__}): name your fleet.toml with --file") from None
    except ValidationError as error:
        lines = "\n".join(f"  {file}:{_place(source, each)}" for each in error.errors(include_url=False))
        raise UsageError(f"{file} has mistakes; nothing was done:\n{lines}") from None
    except (ValueError, RecursionError) as error:
        # tomllib's own error, or one that it lets through, such as a number of thousands of digits.
        raise UsageError(f"{file} is not valid TOML: {error}; mend that line") from None
    fleet = Fleet(
        folder=file.parent,
        database=os.environ.get(DATABASE, said.database),
        accounts=tuple(Account(each.name, each.key or None, each.project or None) for each in said.account)
        or (Account("default"),),
        quota=Quota(**said.quota.model_dump()),
        audiences=tuple(each.audience() for each in said.audience),
        members=tuple(each.member() for each in said.roadmap),
        config=said.config or None,
        output=said.output or None,
        drive=said.drive,
        file=file,
        sending=said.send.sending(),
    )
    if DATABASE in os.environ and not fleet.database.strip():
        raise UsageError(f"{DATABASE} is empty: is a variable not set? Give it a value, or take it away")
    if not fleet.database:
        raise UsageError(f"no database is named: set {DATABASE}, or `database` in {file}")
    refuse_unknown(fleet, fleet.members)
    return fleet


def refuse_unknown(fleet: Fleet, members: tuple[Member, ...]) -> None:
    """Stop where members name an account or an audience that there is not, or two of them have one name.

    Raises:
        UsageError: With every mistake.
    """
    accounts = {each.name for each in fleet.accounts}
    audiences = {each.name for each in fleet.audiences}
    names = [each.name for each in members]
    mistakes = [
        f"  two roadmaps are called {name}" for name in sorted({each for each in names if names.count(each) > 1})
    ]
    for each in members:
        mistakes += [f"  {each.name}: there is no account {name}" for name in each.accounts if name not in accounts]
        mistakes += [f"  {each.name}: there is no audience {name}" for name in each.audiences if name not in audiences]
    if mistakes:
        raise UsageError("\n".join(("the roadmaps have mistakes; nothing was done:", *mistakes)))


def _place(source: str, mistake: Any) -> str:
    path = tuple(map(str, mistake["loc"]))
    return f"{line_of(source, path)}: {'.'.join(path)}: {str(mistake['msg']).removeprefix('Value error, ')}"
