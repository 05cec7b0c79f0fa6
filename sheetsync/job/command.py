"""Two commands of a job: `start` before the run, and `keep` whenever the memory must be safe."""

import shutil

from sheetsync.errors import SheetsyncError
from sheetsync.job import github, ledger, outcome, page, runner, words
from sheetsync.job.job import Job


def start(job: Job) -> None:
    """Say whether the repository is private, fetch the history, and say whether the run of the day is still to be made.

    Outputs of the step: `due` and `shows`, true or false, the latter for whether others may read what the sheet
    says; `visibility`.
    """
    environment, told = job.environment, runner.visibility(job.environment)
    outcome.forget(environment)
    if not told and environment.get("GITHUB_TOKEN"):
        try:
            told = github.Client(environment).visibility()
        except SheetsyncError:
            told = ""
    if told:
        runner.hand_on(environment, "GITHUB_ENV", {runner.VISIBILITY: told})
    if job.branch:
        shutil.rmtree(job.place, ignore_errors=True)
        tree = job.on_branch().fetch(job.folder)
        if tree.foreign:
            _warn_of_foreign(job, tree.foreign)
    schedule = job.schedule
    is_second = environment.get("GITHUB_EVENT_NAME") == "schedule" and (
        runner.event(environment).get("schedule", "") != (job.cron or "none")
    )
    due = not is_second or ledger.is_due(ledger.read(job.folder, job.name), schedule, job.now)
    shows = not runner.is_withheld({**environment, runner.VISIBILITY: told}, job.config)
    runner.hand_on(
        environment,
        "GITHUB_OUTPUT",
        {"due": str(due).lower(), "shows": str(shows).lower(), "visibility": told or "unknown"},
    )
    if not due:
        runner.say("The run of this day was made already.")


def _warn_of_foreign(job: Job, paths: tuple[str, ...]) -> None:
    names = f"{len(paths)} files" if job.is_withheld else ", ".join(paths[:5])
    sentence = (
        f"On the branch {job.branch}, what is no plain file of a history was not read, and stays as it is: {names}. "
        "Look who put it there, and remove it."
    )
    runner.annotate("warning", "The history branch holds something else", sentence)
    runner.write_page(job.environment, page.note(sentence))


def keep(job: Job) -> None:
    """Put the history back on its branch."""
    kept = job.on_branch().keep(
        job.folder, shows=job.shows, message=f"history: What the run of {job.now:%Y-%m-%dT%H:%MZ} saw"
    )
    runner.say(f"Kept the history on the branch {job.branch}." if kept.is_new else "The history has nothing new.")
    if not kept.left:
        return
    if job.is_withheld:
        runner.say(f"What the sheet says is not kept there. {words.WITHHELD}")
    else:
        runner.say(f"Left out, as no plain line of a history: {', '.join(kept.left[:5])}")
