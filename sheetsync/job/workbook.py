"""The workbook that lives in the repository goes back there, with the remarks in it, and nothing else does."""

import random
import time
from pathlib import Path
from typing import Final

from sheetsync.errors import AccessError, UnavailableError, UnsafeError, UsageError
from sheetsync.job import github, line_file, outcome, runner, task
from sheetsync.job.git import PLAIN, Entry, GitError, Repository
from sheetsync.job.job import Job

TRIES: Final = 6
PROPOSAL: Final = "sheetsync-remarks"
_POINTER: Final = b"version https://git-lfs.github.com/spec/"


def commit(job: Job) -> int:
    """Put the workbook back on its branch, or propose it, and return the exit status.

    Where a person was faster, their workbook is taken, and gets its remarks anew.

    Raises:
        SheetsyncError: It was not put back; the message says what to do.
    """
    file = _file(job)
    path = _inside(job, file)
    if line_file.digest(file) == task.base(job.environment):
        runner.say("The workbook has no new remarks: nothing to put back.")
        return 0
    branch = _branch(job)
    repository = Repository(_root(job) / ".git", job.remote, job.environment.get("GITHUB_TOKEN", ""))
    for number in range(TRIES):
        try:
            return _put_back(job, repository, file, path, branch)
        except GitError as error:
            if not error.is_race:
                raise _meaning(error, branch) from None
            time.sleep(min(2**number, 8) * random.uniform(0.2, 1.0))  # noqa: S311 - spreads waits, no secret
    raise UnavailableError(f"others kept writing to the branch {branch}: the next run puts the remarks back")


def _put_back(job: Job, repository: Repository, file: Path, path: str, branch: str) -> int:
    """Put the workbook on top of the newest commit, and return the exit status of a sync that this took."""
    tip = repository.fetch(branch)
    theirs = repository.content(_entry(repository, tip, path))
    is_newer = line_file.digest_of(theirs) != task.base(job.environment)
    if is_newer and (status := _again(job, file, theirs)):
        return status
    made = repository.commit(tip, {path: file.read_bytes()}, (), _message(job, path))
    if made == tip:
        runner.say("The newest workbook has all remarks already: nothing to put back.")
    elif runner.setting("write", "commit", job.config) == "pull-request":
        _propose(job, repository, made, branch, path)
    else:
        repository.push(made, branch)
        runner.say(f"Put {path} back on the branch {branch}, with its remarks.")
    return 0


def _meaning(error: GitError, branch: str) -> Exception:
    if error.is_guarded:
        return AccessError(
            f"the branch {branch} is protected, so the remarks in the workbook were not put back: say "
            '`commit = "pull-request"` under [write] and run `sheetsync init --workflow` again, or let GitHub Actions '
            "pass under Settings > Rules"
        )
    return error.meaning(f"the push of the workbook to the branch {branch}")


def _again(job: Job, file: Path, theirs: bytes) -> int:
    """Take the newest workbook, sync it, and return the exit status."""
    if theirs.startswith(_POINTER):
        raise UsageError("the workbook is kept in Git LFS, so its remarks can't be put back: keep it in the repository")
    runner.say("A newer workbook is on the branch: it is taken, and gets its remarks anew.")
    line_file.write(file.parent, file.name, theirs)
    task.remember_base(job.environment, line_file.digest_of(theirs))
    return task.sheetsync(job, task.command_line("sync", ""))


def _propose(job: Job, repository: Repository, made: str, branch: str, path: str) -> None:
    """Put the commit on a branch of our own, and open a pull request for it unless there is one."""
    suffix = job.branch.removeprefix("sheetsync-history") if job.branch else ""
    own = f"{PROPOSAL}{suffix}"
    before = repository.fetch(own)
    if before and not repository.is_ours(before):
        raise UnsafeError(
            f"a person committed to the branch {own}, so it stays as it is: merge its pull request, or delete it"
        )
    repository.push(made, own, over=before)
    client = github.Client(job.environment)
    owner = job.environment.get("GITHUB_REPOSITORY", "").partition("/")[0]
    if client.send("GET", f"/pulls?state=open&head={owner}:{own}&base={branch}"):
        runner.say(f"The pull request from {own} has the newest remarks.")
        return
    try:
        client.send(
            "POST",
            "/pulls",
            {"title": _message(job, path), "head": own, "base": branch, "body": "What `sheetsync sync` remarks."},
        )
    except AccessError:
        raise AccessError(
            f"the remarks are on the branch {own}, but no pull request could be opened: allow it under Settings > "
            'Actions > General, "Allow GitHub Actions to create and approve pull requests", or open it yourself'
        ) from None
    runner.say(f"Opened a pull request from {own} with the remarks.")


def _message(job: Job, path: str) -> str:
    facts = {name: value for each in outcome.collected(job.environment) for name, value in each.facts.items()}
    words = {"placed": "new", "changed": "changed", "cleared": "gone"}
    told = ", ".join(f"{facts.get(name, 0)} {word}" for name, word in words.items())
    return f"Remarks in {Path(path).name}: {told}"


def _root(job: Job) -> Path:
    return Path(job.environment.get("GITHUB_WORKSPACE", "."))


def _branch(job: Job) -> str:
    if job.environment.get("GITHUB_REF_TYPE") != "branch" or not job.environment.get("GITHUB_REF_NAME"):
        raise UsageError("this job was not started on a branch, so the workbook was not put back: start it on one")
    return job.environment["GITHUB_REF_NAME"]


def _file(job: Job) -> Path:
    file = Path(runner.setting("sheet", "location", job.config))
    if not file.name:
        raise UsageError("no workbook is named: say its `location` under [sheet]")
    return file


def _inside(job: Job, file: Path) -> str:
    """Return the path of the workbook in the repository.

    Raises:
        UnsafeError: There is a link on the way to it, or it lies elsewhere.
    """
    root, here = _root(job).resolve(), Path.cwd() / file
    for each in (here, *here.parents):
        if each.is_symlink() and each.parent.resolve().is_relative_to(root):
            raise UnsafeError(f"{each.name} is a link, so the workbook was not put back: name the workbook itself")
    if not here.resolve().is_relative_to(root):
        raise UnsafeError(f"{file} lies outside of the repository, so it was not put back: move it there")
    return here.resolve().relative_to(root).as_posix()


def _entry(repository: Repository, tip: str, path: str) -> Entry:
    found = next((each for each in repository.entries(tip) if each.path == path), None) if tip else None
    if found is None:
        raise UnsafeError(f"{path} is gone on the newest commit, so it was not put back: mend `location` under [sheet]")
    if found.mode not in {PLAIN, "100755"}:
        raise UnsafeError(f"{path} is a link on the newest commit, so it was not put back: keep the workbook there")
    return found
