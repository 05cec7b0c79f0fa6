#!/usr/bin/env bash
# Puts the summary alone into a folder that becomes a page: reports and what else lies beside it stay here.
set -euo pipefail

if [[ ! -f "$OUTPUT/summary.html" ]]; then
  echo "::warning title=sheetsync::there is no summary.html for a page: let the summary have the format html"
  exit 0
fi
folder="$RUNNER_TEMP/sheetsync-page"
rm -rf "$folder"
mkdir -p "$folder"
cp "$OUTPUT/summary.html" "$folder/index.html"
echo "folder=$folder" >> "$GITHUB_OUTPUT"
