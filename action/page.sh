#!/usr/bin/env bash
# Puts the summary alone into a folder that becomes a page: reports and what else lies beside it stay here.
set -euo pipefail

page="$OUTPUT/summary${AUDIENCE:+-$AUDIENCE}.html"
if [[ ! -f "$page" ]]; then
  echo "::warning title=sheetsync::there is no summary for a page: let it have the format html"
  exit 0
fi
folder="$RUNNER_TEMP/sheetsync-page"
rm -rf "$folder"
mkdir -p "$folder"
cp "$page" "$folder/index.html"
echo "folder=$folder" >> "$GITHUB_OUTPUT"
