#!/usr/bin/env bash
# Installs sheetsync into a place of its own: the version that is named, else this very checkout with
# its dependencies by their hashes.
set -euo pipefail

place="$RUNNER_TEMP/sheetsync"
if [[ -n "$VERSION" && ! "$VERSION" =~ ^[0-9]+(\.[0-9A-Za-z]+)*$ ]]; then
  echo "::error title=sheetsync::the input \"version\" is no version: give one such as 1.2.0"
  exit 2
fi
"$PYTHON" -m venv "$place"
pip=("$place/bin/python" -m pip install --quiet --disable-pip-version-check)
extras="" pinned=run
if [[ "$DOCUMENTS" == true ]]; then
  extras="[docx,pptx,pdf,languages]" pinned=documents
fi
if [[ -n "$VERSION" ]]; then
  "${pip[@]}" "sheetsync$extras==$VERSION"
else
  "${pip[@]}" --no-deps --require-hashes -r "$GITHUB_ACTION_PATH/requirements/$pinned.txt"
  "${pip[@]}" --no-deps --no-build-isolation "$GITHUB_ACTION_PATH"
fi
