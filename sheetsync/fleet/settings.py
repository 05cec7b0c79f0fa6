"""The schema of `fleet.toml`: the database, the quota, the service accounts, the audiences, and the roadmaps."""

import os
import tomllib
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Final

from sheetsync.config.choices import SCHEMA as SCHEMA_OF_ONE
from sheetsync.config.choices import told
from sheetsync.config.limits import Limits, below, outside
from sheetsync.config.mistake import MistakesError
from sheetsync.config.schema import Schema
from sheetsync.errors import UsageError
from sheetsync.fleet.member import Member, duration_of, name_of
from sheetsync.model.audience import Audience
from sheetsync.model.key import Form, Key, keys
from sheetsync.model.sending import Sending

FILE: Final = "fleet.toml"
DATABASE: Final = "SHEETSYNC_DATABASE"
"""The variable that may name the database, so that its password stands in no file."""


@dataclass(frozen=True, slots=True)
class Account:
    """`[[account]]`: a service account that roadmaps are shared with.

    The accounts of one project at Google share a quota.
    """

    name: Annotated[str, Key("Small letters, digits and hyphens.", form=Form.MEMBER, longest=40)]
    key: Annotated[str | None, Key("Path of its key, beside this file; else the machine's own credentials.")] = None
    project: Annotated[str | None, Key("Which project at Google it belongs to, where there are several.")] = None


@dataclass(frozen=True, slots=True)
class Quota:
    """`[quota]`: what Google allows your project in any window, reads and writes counted apart.

    The defaults are Google's own. Our window is longer by `slack_s`, for what counts is when a request arrives.
    """

    per_account: Annotated[int, Key("Requests a window for one service account.", least=1)] = 60
    per_project: Annotated[int, Key("Requests a window for the whole project.", least=1)] = 300
    window_s: Annotated[float, Key("Length of the window in seconds.", least=0.001)] = 60.0
    slack_s: Annotated[float, Key("How long a request may be under way to Google.", least=0)] = 2.0


@dataclass(frozen=True, slots=True)
class Fleet:
    """What `fleet.toml`, the `file`, says. `folder` is where its paths start; `output` is None without summaries.

    The log of `sending` is none, for the database keeps it.
    """

    folder: Path
    database: Annotated[str, Key("URL of the PostgreSQL.", variable=DATABASE)] = ""
    accounts: Annotated[tuple[Account, ...], Key("", named="account")] = (Account("default"),)
    quota: Quota = Quota()
    audiences: Annotated[tuple[Audience, ...], Key("", named="audience")] = ()
    members: Annotated[tuple[Member, ...], Key("", named="roadmap")] = ()
    config: Annotated[str | None, Key("The sheetsync.toml of roadmaps that have none of their own.")] = None
    output: Annotated[str | None, Key("Folder that every worker writes the summaries to.")] = None
    drive: Annotated[bool, Key("Ask Drive first whether a sheet has changed; a right of its own.")] = False
    file: Path = Path(FILE)
    sending: Annotated[Sending, Key("", named="send")] = field(default_factory=Sending)

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


SCHEMA: Final = Schema(SCHEMA_OF_ONE.leaves, {**SCHEMA_OF_ONE.forms, Form.EVERY: duration_of, Form.MEMBER: name_of})


def load(file: Path) -> Fleet:
    """Read `fleet.toml`; the database may be named by the environment.

    Raises:
        UsageError: With every mistake, a line each.
    """
    try:
        source = file.read_text(encoding="utf-8-sig")
        fleet = SCHEMA.read(Fleet, tomllib.loads(source), folder=file.parent, file=file)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} can't be read ({type(error).__name__}): name your fleet.toml with --file") from None
    except MistakesError as error:
        raise UsageError(told(error.mistakes, file, source, "done")) from None
    except (ValueError, RecursionError) as error:
        # tomllib's own error, or one that it lets through, such as a number of thousands of digits.
        raise UsageError(f"{file} is not valid TOML: {error}; mend that line") from None
    variable = keys(Fleet)["database"].variable
    fleet = replace(fleet, database=os.environ.get(variable, fleet.database))
    if variable in os.environ and not fleet.database.strip():
        raise UsageError(f"{variable} is empty: is a variable not set? Give it a value, or take it away")
    if not fleet.database:
        raise UsageError(f"no database is named: set {variable}, or `database` in {file}")
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
