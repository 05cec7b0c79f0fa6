"""Tenancy: teams share a fleet, and none of them reaches what is another's."""

from collections.abc import Sequence
from pathlib import Path

from sheetsync.errors import UsageError
from sheetsync.fleet.member import Member
from sheetsync.fleet.settings import Fleet


def refuse_trespass(fleet: Fleet, members: Sequence[Member], there: Sequence[Member], *, are_listed: bool) -> None:
    """Stop where a configuration of members lies outside of the fleet's folder, or is another team's.

    Args:
        fleet: What `fleet.toml` says.
        members: Whom to take up.
        there: Who is a member already; one of the same name is changed.
        are_listed: Whether a sheet lists them, in which each row is somebody else's word. What stands in `fleet.toml`
            itself is the operator's, who may let teams share a configuration.

    Raises:
        UsageError: With every mistake.
    """
    mistakes: list[str] = []
    named: list[tuple[Path, Member]] = []
    for each in members:
        try:
            if each.config and (file := fleet.config_of(each)):
                named.append((file, each))
        except UsageError as error:
            mistakes.append(f"  {error}")
    if are_listed:
        names = {each.name for each in members}
        owned = named + [
            (file, each) for each in there if each.name not in names and (file := _of(fleet, each)) is not None
        ]
        for file, each in named:
            other = next((one for path, one in owned if path == file and one.team != each.team), None)
            if other:
                mistakes.append(
                    f"  {each.name}: `config` is that of {other.name}, which is of another team: name one of its own, "
                    "or let fleet.toml name one for all"
                )
    if mistakes:
        raise UsageError("\n".join(("the roadmaps have mistakes; nothing was done:", *mistakes)))


def _of(fleet: Fleet, member: Member) -> Path | None:
    try:
        return fleet.config_of(member) if member.config else None
    except UsageError:
        # It was taken up before paths were limited to the folder; its next sync reports the path.
        return None
