#!/usr/bin/env bash
# Installs sheetsync into a place of its own: this very checkout, with its dependencies by their hashes.
# Nothing of ours is taken from a package index: a name there may be anybody's.
set -euo pipefail

# What is said here is read by the step that ends the job, which tells an index that is down from a changed file.
exec > >(tee "$RUNNER_TEMP/sheetsync-install.log") 2>&1

place="$RUNNER_TEMP/sheetsync"
ours=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$GITHUB_ACTION_PATH/sheetsync/__init__.py")
if [[ -n "$VERSION" && "$VERSION" != "$ours" ]]; then
  echo "::error title=sheetsync::this action is version $ours and installs no other: leave the input \"version\" out, and pin \"uses:\" to the commit of the release that you want"
  exit 2
fi
"$PYTHON" -m venv "$place"
pip=("$place/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps)
pinned=run
[[ "$DOCUMENTS" != true ]] || pinned=documents
requirements="$GITHUB_ACTION_PATH/requirements"
"${pip[@]}" --require-hashes -r "$requirements/build.txt" -r "$requirements/$pinned.txt"
"${pip[@]}" --no-build-isolation "$GITHUB_ACTION_PATH"
