"""What a scheduled job does around the run: `python -m sheetsync.job` with the name of a step.

`start` fetches the history and says whether a run is due, `run` does what was asked for, `commit` puts a
workbook back, `announce` and `announce-nudge` note who is due before anything is sent, `keep` keeps the
history, and `end` says how it went.

It takes nothing but Python's own library, so that it can also speak where nothing could be
installed: from the wheel as a file, or from a checkout, named in `PYTHONPATH`.

A job hands on by its environment: `SHEETSYNC_JOB` names a folder in which each command leaves its
outcome, `SHEETSYNC_VISIBILITY` says whether the repository is `private` or `public`.
"""
