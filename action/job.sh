#!/usr/bin/env bash
# One command of a job, start, keep or end, from this very checkout: it takes nothing but Python's own
# library, so it also speaks where nothing could be installed.
set -euo pipefail

arguments=("$1" --folder="$FOLDER")
for each in branch cron config key; do
  name="${each^^}"
  [[ -z "${!name:-}" ]] || arguments+=("--$each=${!name}")
done
[[ "${ISSUE:-}" != true ]] || arguments+=(--issue)
# -P: nothing that lies in the checked-out repository is taken for a library.
PYTHONPATH="$GITHUB_ACTION_PATH" "${PYTHON:-python3}" -P -m sheetsync.job "${arguments[@]}"
